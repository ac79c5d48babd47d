"""The letters of the proof and what they stand for."""

from typing import Any

from sympy import IndexedBase, MatrixSymbol, Sum, Symbol, symbols
from sympy.matrices.expressions import HadamardProduct

from derivations.definitions import Context, Definition
from derivations.matrices import Entry
from derivations.notation import Indicator, relu

# Samples m, n up to N; units i, j, k, r of layers 0 to 3, or i, j of l - 1 and l.
N = Symbol("N", integer=True, positive=True)
sizes = symbols("n_0:4", integer=True, positive=True)
n_0, n_1, n_2, n_3 = sizes
n_in, n_out = symbols("n_{l-1} n_l", integer=True, positive=True)
i, j, k, m, n, r, s = symbols("i j k m n r s", integer=True, positive=True)
z, h, sigma = symbols("z h sigma", real=True)


def bases(letter: str, *layers: str) -> list[IndexedBase]:
    """The same letter for several layers."""
    return [IndexedBase(f"{letter}_{layer}") for layer in layers]


X = IndexedBase("X")
W, W1, W2, W3 = bases("W", "l", *"123")
b, b1, b2, b3 = bases("b", "l", *"123")
Z_below, Z, Z1, Z2, Z3 = bases("Z", "{l-1}", "l", *"123")
A_below, A1, A2 = bases("A", "{l-1}", *"12")
M_below, M1, M2 = bases("M", "{l-1}", *"12")
dZ, dZ1, dZ2, dZ3 = bases(r"\dot{Z}", "l", *"123")
(dA,) = bases(r"\dot{A}", "{l-1}")


def matrix(base: IndexedBase, rows: Any, columns: Any) -> MatrixSymbol:
    """The matrix with the entries of an indexed base."""
    return MatrixSymbol(str(base), rows, columns)


A_, dA_, M_ = (matrix(base, N, n_in) for base in (A_below, dA, M_below))
W_, dZ_ = matrix(W, n_in, n_out), matrix(dZ, N, n_out)
W2_, W3_ = matrix(W2, n_1, n_2), matrix(W3, n_2, n_3)
X_, dZ3_ = matrix(X, N, n_0), matrix(dZ3, N, n_3)
A1_, M1_, dZ1_ = (matrix(base, N, n_1) for base in (A1, M1, dZ1))
A2_, M2_, dZ2_ = (matrix(base, N, n_2) for base in (A2, M2, dZ2))

# The gradient below a layer, from the gradient of the layer: the rule that is proved.
BELOW = HadamardProduct(dZ_ * W_.T, M_)
BELOW_3 = HadamardProduct(dZ3_ * W3_.T, M2_)
BELOW_2 = HadamardProduct(dZ2_ * W2_.T, M1_)


def affine(
    Z: IndexedBase, A: IndexedBase, W: IndexedBase, b: IndexedBase, *units: Any
) -> Definition:
    """Z = A W + b, from units `low` of their number to units `high`."""
    low, number, high = units
    body = Sum(A[n, low] * W[low, high], (low, 1, number)) + b[high]
    return Definition(Z[n, high], body, shown=number == n_in)


def active(
    A: IndexedBase, M: IndexedBase, Z: IndexedBase, unit: Symbol
) -> tuple[Definition, Definition]:
    """A = max(0, Z) and M = 1{Z > 0}."""
    shown = Z_below == Z
    return (
        Definition(A[n, unit], relu(Z[n, unit]), shown=shown),
        Definition(M[n, unit], Indicator(Z[n, unit] > 0), shown=shown),
    )


CONTEXT = Context(
    definitions=(
        affine(Z, A_below, W, b, i, n_in, j),
        *active(A_below, M_below, Z_below, i),
        affine(Z1, X, W1, b1, i, n_0, j),
        *active(A1, M1, Z1, j),
        affine(Z2, A1, W2, b2, j, n_1, k),
        *active(A2, M2, Z2, k),
        affine(Z3, A2, W3, b3, k, n_2, r),
        Definition(dZ2[n, k], Entry(BELOW_3, n, k)),
        Definition(dZ1[n, j], Entry(BELOW_2, n, j)),
    ),
    ranges={i: n_0, j: n_1, k: n_2, r: n_3, m: N, n: N},
    trials=(
        dict.fromkeys((*sizes, n_in, n_out, N), 2),
        {n_0: 3, n_1: 2, n_2: 1, n_3: 2, n_in: 3, n_out: 2, N: 2},
    ),
)
