"""LaTeX of the very objects that were checked, in the notation of the text."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from sympy import Add, Expr, Indexed, KroneckerDelta, Mul, Pow, Sum, Symbol, log
from sympy.printing.latex import LatexPrinter

from derivations.notation import Expectation, Indicator, Partial

LINE = 25
"""How many letters a line holds, so that a phone shows it whole."""


class TextPrinter(LatexPrinter):  # type: ignore[misc]
    """SymPy's printer with the text's order of terms and its indices without commas."""

    def __init__(self) -> None:
        super().__init__({"order": "none"})

    def _print_Add(self, expr: Expr, order: Any = None) -> str:
        """Positive terms before negative ones: p_j - d_j, 1 - β, n + 1."""
        ordered = sorted(expr.args, key=_term_rank)
        result: str = super()._print_Add(Add(*ordered, evaluate=False))
        return result

    def _print_Mul(self, expr: Expr) -> str:
        """Factors in the text's order, long ones behind a fraction: 1/N Σ."""
        factors = sorted(matrix_order(expr.args), key=_factor_rank)
        long = [f for f in factors if _is_long(f)]
        short = [f for f in factors if not _is_long(f)]
        below = [f for f in short if isinstance(f, Pow) and f.exp.is_negative]
        if long and below and not any(f.has(Sum) for f in below):
            front = super()._print_Mul(Mul(*short, evaluate=False))
            return " ".join([front, *(self._bracketed(f) for f in long)])
        result: str = super()._print_Mul(Mul(*factors, evaluate=False))
        return result

    def _bracketed(self, factor: Expr) -> str:
        body: str = self._print(factor)
        return rf"\left({body}\right)" if isinstance(factor, Add) else body

    def _print_Sum(self, expr: Sum) -> str:
        """One summation sign for each index, the outermost first."""
        signs = (
            rf"\sum_{{{self._print(v)}={self._print(low)}}}^{{{self._print(high)}}}"
            for v, low, high in reversed(expr.limits)
        )
        return " ".join([*signs, self._bracketed(expr.function)])

    def _print_Limit(self, expr: Any) -> str:
        """A quotient or a product needs no brackets."""
        body, variable, point, side = expr.args
        goal = rf"{self._print(variable)} \to {self._print(point)}^{{{side}}}"
        return rf"\lim_{{{goal}}} {self._bracketed(body)}"

    def _needs_mul_brackets(
        self, expr: Expr, first: bool = False, last: bool = False
    ) -> bool:
        """A logarithm has its own brackets."""
        own = isinstance(expr, log)
        return not own and bool(super()._needs_mul_brackets(expr, first, last))

    def _print_Indexed(self, expr: Indexed) -> str:
        """X_{nj}, and (Z_l)_{nj} where the name has an index of its own."""
        name = self._print(expr.base.label)
        body = f"({name})" if "_" in name else name
        return f"{body}_{{{self._indices(expr.indices)}}}"

    def _print_Entry(self, expr: Expr) -> str:
        matrix, *indices = expr.args
        name = self._print(matrix)
        simple = matrix.is_symbol and "_" not in name
        body = name if simple else rf"\left({name}\right)"
        return f"{body}_{{{self._indices(indices)}}}"

    def _print_KroneckerDelta(self, expr: Expr, exp: str | None = None) -> str:
        return rf"\delta_{{{self._indices(expr.args)}}}"

    def _print_Partial(self, expr: Partial) -> str:
        of, by = self._print(expr.of), self._print(expr.by)
        if isinstance(expr.of, Symbol | Indexed):
            return rf"\frac{{\partial {of}}}{{\partial {by}}}"
        bracket = isinstance(expr.of, Add) or expr.of.could_extract_minus_sign()
        body = rf"\left({of}\right)" if bracket else of
        return rf"\frac{{\partial}}{{\partial {by}}} {body}"

    def _print_Expectation(self, expr: Expectation) -> str:
        return rf"\mathbb{{E}}\left[{self._print(expr.of)}\right]"

    def _print_Indicator(self, expr: Indicator) -> str:
        return rf"\mathbf{{1}}\{{{self._print(expr.args[0])}\}}"

    def _print_relu(self, expr: Expr) -> str:
        return rf"\max\left(0, {self._print(expr.args[0])}\right)"

    def _print_log(self, expr: Expr, exp: str | None = None) -> str:
        argument = self._print(expr.args[0])
        simple = isinstance(expr.args[0], Symbol | Indexed)
        return rf"\log {argument}" if simple else rf"\log\left({argument}\right)"

    def _print_Transpose(self, expr: Any) -> str:
        return rf"{self._print(expr.arg)}^{{\top}}"

    def _print_HadamardProduct(self, expr: Any) -> str:
        return r" \odot ".join(self._matrix_factor(arg) for arg in expr.args)

    def _print_MatMul(self, expr: Any) -> str:
        return r" \, ".join(self._matrix_factor(arg) for arg in expr.args)

    def _print_Tuple(self, expr: Any) -> str:
        return f"({', '.join(self._print(part) for part in expr)})"

    def _print_Subgradients(self, expr: Any) -> str:
        f, variable, point = expr.args
        slope, y = Symbol("a"), Symbol("y", real=True)
        line = f.subs(variable, point) + slope * (y - point)
        above = f"{self._print(f.subs(variable, y))} \\ge {self._print(line)}"
        return rf"\left\{{ a : {above} \text{{ for all }} y \right\}}"

    def _print_Recounts(self, expr: Any) -> str:
        names = [self._print(name) for name, _ in expr.parts]
        names = [names[0], r"\ldots", names[-1]] if len(names) > 4 else names
        parts = ", ".join(names)
        sign = "+" if expr.sign > 0 else "-"
        count = rf"{self._print(expr.total)} {sign} \#S = {self._print(expr.target)}"
        return rf"\left\{{ S \subseteq \{{{parts}\}} : {count} \right\}}"

    def _matrix_factor(self, matrix: Any) -> str:
        bracket = matrix.is_MatMul or matrix.is_MatAdd or "Hadamard" in str(matrix.func)
        name: str = self._print(matrix)
        return rf"\left({name}\right)" if bracket else name

    def _indices(self, indices: Iterable[Expr]) -> str:
        names = [self._print(index) for index in indices]
        compact = all(len(name) == 1 for name in names)
        return (" " if compact else ", ").join(names)


def matrix_order(factors: tuple[Expr, ...]) -> list[Expr]:
    """Entries as in a product of matrices: X_{ni} W_{ij}, the shared index inside."""

    def follows(factor: Expr) -> bool:
        others = (f for f in factors if isinstance(f, Indexed) and f != factor)
        matrix = isinstance(factor, Indexed) and len(factor.indices) == 2
        return matrix and any(f.indices[-1] == factor.indices[0] for f in others)

    return sorted(sorted(factors, key=_name_rank), key=follows)


def _name_rank(factor: Expr) -> tuple[int, str]:
    """Fewer indices first, then by name: n_{l-1} n_l, S_n P_{nj}."""
    return len(factor.indices) if isinstance(factor, Indexed) else 0, str(factor)


def _term_rank(term: Expr) -> tuple[bool, int, int, str]:
    """The place of a term: positive first; entries, symbols by degree, numbers."""
    negative = bool(term.could_extract_minus_sign())
    if term.has(Indexed):
        return negative, 0, int(str(term).startswith("(")), str(term)
    if term.is_number:
        return negative, 2, 0, str(term)
    degree = sum(_degree(factor) for factor in Mul.make_args(term))
    return negative, 1, -degree, str(term)


def _degree(factor: Expr) -> int:
    exponent = factor.as_base_exp()[1]
    return int(exponent) if exponent.is_Integer else 1


def _is_long(factor: Expr) -> bool:
    """Whether a factor is better read behind a fraction than in it."""
    return isinstance(factor, Sum) or (isinstance(factor, Add) and factor.has(Indexed))


def _factor_rank(factor: Expr) -> tuple[int, bool]:
    """The place of a factor in a product; marked letters such as ḡ after plain ones."""
    kinds: list[Callable[[Expr], bool]] = [
        lambda f: bool(f.is_number),
        lambda f: isinstance(f, Add) and (not f.has(Indexed) or _is_count(f)),
        lambda f: isinstance(f, Symbol),
        lambda f: isinstance(f, Pow) and not f.has(Sum),
        lambda f: isinstance(f, Indexed),
        lambda f: isinstance(f, KroneckerDelta),
        lambda f: not f.has(Sum) and not isinstance(f, Add),
        lambda f: not isinstance(f, Sum),
    ]
    place = next((n for n, kind in enumerate(kinds) if kind(factor)), len(kinds))
    return place, str(factor).startswith("\\")


def _is_count(expr: Expr) -> bool:
    """n + 1 and the like."""
    return all(not t.could_extract_minus_sign() for t in expr.args) and any(
        t.is_number for t in expr.args
    )


def latex(expr: Any) -> str:
    """The LaTeX of an expression, a set or a condition."""
    result: str = TextPrinter().doprint(expr)
    return result


def one_line(lhs: Any, rhs: Any) -> str:
    """lhs = rhs, however long."""
    return f"{latex(lhs)} = {latex(rhs)}"


def equation(lhs: Any, rhs: Any, conditions: Iterable[Any] = ()) -> str:
    """lhs = rhs and the conditions under which it is claimed, in lines that fit."""
    given = r", \; ".join(latex(condition) for condition in conditions)
    condition = [rf"\text{{if }} {given}"] if given else []
    whole = one_line(lhs, rhs)
    if breadth(r" \qquad ".join([whole, *condition])) <= LINE:
        return r" \qquad ".join([whole, *condition])
    rows = [whole] if breadth(whole) <= LINE else [latex(lhs), rf"\quad = {latex(rhs)}"]
    return aligned([f"& {row}" for row in [*rows, *condition]])


def breadth(formula: str) -> int:
    """About how many letters wide a formula is: small ones count less, sums as two."""
    text = re.sub(r"\\(left|right|math\w+|text|dot|hat|bar)\b|\s", "", formula)
    text = re.sub(r"\\(sum|lim)(_\{[^{}]*\})?(\^\{[^{}]*\})?", "MM", text)
    text = re.sub(r"\\q+uad", "MMM", text)
    text = re.sub(r"\\[A-Za-z]+|\\.", "x", text.replace(r"\frac", "/"))
    before = ""
    while text != before:
        before = text
        text = re.sub(r"[_^]\{([^{}]*)\}", lambda m: "i" * round(0.6 * len(m[1])), text)
        text = re.sub(
            r"/\{([^{}]*)\}\{([^{}]*)\}", lambda m: max(m.groups(), key=len), text
        )
        text = re.sub(r"(?<![/_^}])\{([^{}]*)\}", r"\1", text)
    return len(text)


def aligned(rows: Iterable[str]) -> str:
    """Several lines, aligned at their first sign of equality or at their mark."""
    marked = (row if "&" in row else row.replace(" = ", " &= ", 1) for row in rows)
    return "\\begin{aligned}\n" + " \\\\\n".join(marked) + "\n\\end{aligned}"


def displayed(formula: str) -> str:
    """A formula as a displayed block of MyST."""
    return f"$$\n{formula}\n$$"
