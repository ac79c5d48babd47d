"""(A B)_{ij} = Σ_r A_{ir} B_{rj}: a matrix formula read entry by entry.

A matrix formula is printed as it stands and checked through its entries, so that the
shapes stay symbolic. The matrix named X has the entries of IndexedBase("X").
"""

from functools import cache, reduce
from operator import mul
from typing import Any

from sympy import Dummy, Expr, IndexedBase, MatrixSymbol, Sum, sympify
from sympy.matrices.expressions import HadamardProduct, MatMul, Transpose


class Entry(Expr):  # type: ignore[misc]
    """(M)_{ij}, an entry of a matrix expression, not yet worked out."""

    def __new__(cls, matrix: Any, row: Any, column: Any) -> "Entry":
        """(M)_{ij} for a SymPy matrix expression M and indices i, j counted from 1."""
        return Expr.__new__(  # type: ignore[no-any-return]
            cls, matrix, sympify(row), sympify(column)
        )


def entry(matrix: Any, row: Expr, column: Expr) -> Expr:
    """The entry as sums of products of entries of the symbols."""
    if isinstance(matrix, MatrixSymbol):
        return IndexedBase(matrix.name)[row, column]
    if isinstance(matrix, Transpose):
        return entry(matrix.arg, column, row)
    if isinstance(matrix, HadamardProduct):
        return reduce(mul, (entry(factor, row, column) for factor in matrix.args))
    if isinstance(matrix, MatMul):
        first, *rest = matrix.args
        second = rest[0] if len(rest) == 1 else MatMul(*rest)
        r = Dummy("r", integer=True)
        product = entry(first, row, r) * entry(second, r, column)
        return Sum(product, (r, 1, first.shape[1]))
    raise ValueError(
        f"matrix: expected a product, got {type(matrix).__name__} in {matrix}"
    )


@cache
def entries(expr: Expr) -> Expr:
    """Replace every Entry in an expression by its sums."""
    if not expr.has(Entry):
        return expr
    return expr.replace(lambda e: isinstance(e, Entry), lambda e: entry(*e.args))
