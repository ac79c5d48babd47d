r"""LaTeX -> something that a terminal can show: \frac{a}{b} becomes a / b.

The book typesets the same formulas; here it is enough that they can be read.
"""

from __future__ import annotations

import re

_FUNCTIONS = ("log", "exp", "max", "min", "sin", "cos", "tanh")
_ACCENTS = {"hat": "\u0302", "dot": "\u0307", "bar": "\u0304", "tilde": "\u0303"}
_WORDS = {
    "alpha": "α", "beta": "β", "eta": "η", "theta": "θ", "varepsilon": "ε",
    "epsilon": "ε", "mu": "μ", "sigma": "σ", "lambda": "λ", "partial": "∂",
    "sum": "Σ", "prod": "Π", "cdot": "·", "times": "×", "le": "≤", "ge": "≥",
    "quad": "  ", "qquad": "    ", "left": "", "right": "",
    "infty": "∞", "to": "→", "leftarrow": "←", "ne": "≠", "approx": "≈", "pi": "π",
    "ell": "ℓ", "top": "⊤", "odot": "⊙", "mid": "|", "lVert": "‖", "rVert": "‖",
    "lfloor": "⌊", "rfloor": "⌋", "big": "", "Big": "", "gamma": "γ", "delta": "δ",
    "dots": "…", **{name: name for name in _FUNCTIONS},
}  # fmt: skip
_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_TOKEN = r"\s*(\{(?:[^{}]|\{[^{}]*\})*\}|\\[a-zA-Z]+|\w)"
_FRACTION = (
    rf"(?P<before>\\(?:{'|'.join(_FUNCTIONS)})\s*|/\s*)?"
    rf"\\[td]?frac(?P<over>{_TOKEN})(?P<under>{_TOKEN})"
)
_SPACE = r"(?:\s|\\[,;:!])*"
# What may stand behind a / b without being taken for a part of it.
_RELATIONS = r"\\(?:le|ge|ne|approx|to|leftarrow|mid|right|q?quad)\b"
_APART = re.compile(rf"{_SPACE}(?:$|[-+=<>,.;:)\]}}|&]|\\\\|{_RELATIONS})")


def plain(latex: str) -> str:
    """Return a formula as plain text, one line for each of its lines."""
    text = re.sub(r"\\begin\{cases\}(.*?)\\end\{cases\}", _cases, latex, flags=re.S)
    matrix = r"\\begin\{[pb]?matrix\}(.*?)\\end\{[pb]?matrix\}"
    text = re.sub(matrix, _matrix, text, flags=re.S)
    text = re.sub(r"\\(begin|end)\{\w+\}", "", text)
    text = re.sub(r"\\(mathbf|mathrm|text|operatorname)\s*" + _GROUP, r"\2", text)
    text = re.sub(r"\\mathbf\s*(\w)", r"\1", text)
    text = re.sub(rf"\\({'|'.join(_ACCENTS)})(?![a-zA-Z]){_TOKEN}", _accented, text)
    while (shorter := _structures(text)) != text:
        text = shorter
    text = re.sub(r"\\partial\s+", "∂", text)
    text = re.sub(r"\\([a-zA-Z]+)", lambda m: _WORDS.get(m[1], m[1]), text)
    text = text.replace("\\|", "‖")
    text = re.sub(r"\\[,;:]|[&\n]", " ", text)
    lines = (" ".join(line.split()) for line in text.split("\\\\"))
    return "\n".join(_tidy(line) for line in lines)


def _tidy(line: str) -> str:
    """Return a line without braces, and without blanks inside of brackets."""
    line = line.replace("{", "").replace("}", "")
    return re.sub(r"(?<=[(\[]) +| +(?=[)\],])", "", line)


def _cases(match: re.Match[str]) -> str:
    """Write the cases of a definition one after the other."""
    return "; ".join(row.strip() for row in match[1].split("\\\\"))


def _matrix(match: re.Match[str]) -> str:
    """Write a matrix as NumPy takes it, row by row."""
    rows = [row.split("&") for row in match[1].strip().split("\\\\")]
    texts = [", ".join(cell.strip() for cell in row) for row in rows]
    return f"[{', '.join(f'[{text}]' for text in texts)}]"


def _accented(match: re.Match[str]) -> str:
    return f"{{{match[2].strip('{}')}}}{_ACCENTS[match[1]]}"


def _structures(text: str) -> str:
    """Rewrite scripts, fractions and roots, the inner ones first."""
    text = re.sub(r"([_^])\{([^{}]*)\}", _script, text)
    text = re.sub(_FRACTION, _fraction, text)
    return re.sub(r"\\sqrt\s*" + _GROUP, r"√(\1)", text)


def _fraction(match: re.Match[str]) -> str:
    """Write a quotient, in brackets where a neighbour could be taken for its part."""
    parts = (match[name].strip() for name in ("over", "under"))
    quotient = " / ".join(_bracketed(part) for part in parts)
    before = match["before"] or ""
    alone = not before and _APART.match(match.string, match.end())
    return quotient if alone else f"{before}({quotient})"


def _bracketed(part: str) -> str:
    """Put brackets around a sum or a product, not around a single symbol."""
    part = part[1:-1].strip() if part.startswith("{") else part
    single = re.fullmatch(r"(\\partial\s+)?([^\s\d+\-/][^\s+\-/]*|[\d.]+)", part)
    return part if single else f"({part})"


def _script(match: re.Match[str]) -> str:
    """Write a sub- or superscript, in brackets if it is more than a few letters."""
    bare = match[2].isalnum() or re.fullmatch(r"\([^()]*\)", match[2])
    return match[1] + (match[2] if bare else f"({match[2]})")
