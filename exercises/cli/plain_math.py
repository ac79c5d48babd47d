r"""LaTeX -> something that a terminal can show: \frac{a}{b} becomes (a)/(b).

The book typesets the same formulas; here it is enough that they can be read.
"""

from __future__ import annotations

import re

_WORDS = {
    "alpha": "α", "beta": "β", "eta": "η", "theta": "θ", "varepsilon": "ε",
    "epsilon": "ε", "mu": "μ", "sigma": "σ", "lambda": "λ", "partial": "∂",
    "sum": "Σ", "prod": "Π", "cdot": "·", "times": "×", "le": "≤", "ge": "≥",
    "quad": "  ", "qquad": "    ", "left": "", "right": "",
    "infty": "∞", "to": "→", "leftarrow": "←", "ne": "≠", "approx": "≈", "pi": "π",
    "ell": "ℓ", "top": "⊤", "odot": "⊙", "mid": "|", "lVert": "‖", "rVert": "‖",
    "lfloor": "⌊", "rfloor": "⌋", "big": "", "Big": "", "gamma": "γ", "delta": "δ",
    "dots": "…",
}  # fmt: skip
_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_FRACTION = r"(\\log\s*)?\\[td]?frac\s*" + _GROUP + r"\s*" + _GROUP


def plain(latex: str) -> str:
    """Return a formula as plain text, one line for each of its lines."""
    text = re.sub(r"\\(begin|end)\{\w+\}", "", latex)
    text = re.sub(r"\\(mathbf|mathrm|text|operatorname)\s*" + _GROUP, r"\2", text)
    text = re.sub(r"\\mathbf\s*(\w)", r"\1", text)
    text = re.sub(r"\\hat\s*(\w)", "\\1\u0302", text)
    while (shorter := _structures(text)) != text:
        text = shorter
    text = re.sub(r"\\([a-zA-Z]+)", lambda m: _WORDS.get(m[1], m[1]), text)
    text = text.replace("\\|", "‖")
    text = text.replace("\\,", " ").replace("&", " ").replace("\n", " ")
    lines = (" ".join(line.split()) for line in text.split("\\\\"))
    return "\n".join(line.replace("{", "").replace("}", "") for line in lines)


def _structures(text: str) -> str:
    """Rewrite scripts, fractions and roots, the inner ones first."""
    text = re.sub(r"([_^])\{([^{}]*)\}", _script, text)
    text = re.sub(_FRACTION, _fraction, text)
    return re.sub(r"\\sqrt\s*" + _GROUP, r"√(\1)", text)


def _fraction(match: re.Match[str]) -> str:
    quotient = " / ".join(_bracketed(match[i].strip()) for i in (2, 3))
    return f"{match[1]}({quotient})" if match[1] else quotient


def _bracketed(part: str) -> str:
    """Put brackets around a sum or a product, not around a single symbol."""
    return f"({part})" if re.search(r"[\s+\-/]", part) else part


def _script(match: re.Match[str]) -> str:
    """Write a sub- or superscript, in brackets if it is more than a few letters."""
    return match[1] + (match[2] if match[2].isalnum() else f"({match[2]})")
