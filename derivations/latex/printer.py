"""SymPy's printer, taught the notation of the text."""

from collections.abc import Iterable
from typing import Any

from sympy import Add, Expr, Indexed, Mul, Pow, Sum, Symbol, log
from sympy.printing.latex import LatexPrinter

from derivations.latex.order import factor_rank, is_long, matrix_order, term_rank
from derivations.notation import Expectation, Indicator, Partial


class TextPrinter(LatexPrinter):  # type: ignore[misc]
    """SymPy's printer with the text's order of terms and its indices without commas."""

    def __init__(self) -> None:
        super().__init__({"order": "none"})

    def _print_Add(self, expr: Expr, order: Any = None) -> str:
        """Positive terms before negative ones: p_j - d_j, 1 - β, n + 1."""
        ordered = sorted(expr.args, key=term_rank)
        result: str = super()._print_Add(Add(*ordered, evaluate=False))
        return result

    def _print_Mul(self, expr: Expr) -> str:
        """Factors in the text's order, long ones behind a fraction: 1/N Σ."""
        factors = sorted(matrix_order(expr.args), key=factor_rank)
        long = [f for f in factors if is_long(f)]
        short = [f for f in factors if not is_long(f)]
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


def latex(expr: Any) -> str:
    """The LaTeX of an expression, a set or a condition."""
    result: str = TextPrinter().doprint(expr)
    return result
