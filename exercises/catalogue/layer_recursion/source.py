"""The recursion of delta, entry by entry, through any number of layers."""

from collections.abc import Sequence

import sympy as sp

Row = Sequence[sp.Expr]
Matrix = Sequence[Row]


def step_down(delta: Row, W: Matrix, z: Row) -> list[sp.Expr]:
    """Return the deltas of the layer below, whose sums are z.

    delta: one for each unit of this layer; W: one row for each unit below.
    """
    # --- solution
    below = []
    for row, z_j in zip(W, z, strict=True):
        back = sum(w * d for w, d in zip(row, delta, strict=True))
        below.append((1 - sp.tanh(z_j) ** 2) * back)
    return below
    # --- stub
    # raise NotImplementedError("step_down is yours to write")
    # --- end


def parameter_gradients(delta: Row, a: Row) -> list[sp.Expr]:
    """Return the derivatives by W, row by row, then by b.

    delta: one for each unit of this layer; a: the outputs of the layer below.
    """
    # --- solution
    return [a_j * d for a_j in a for d in delta] + list(delta)
    # --- stub
    # raise NotImplementedError("parameter_gradients is yours to write")
    # --- end


def first_delta(delta: Row, W: Sequence[Matrix], z: Sequence[Row]) -> list[sp.Expr]:
    """Return the deltas of the first layer.

    delta: those of the last layer; z: the sums of the hidden layers, the first layer
    first; W: the matrices that lead from each of them to the layer above.
    """
    # --- solution
    for W_above, z_here in zip(reversed(W), reversed(z), strict=True):
        delta = step_down(delta, W_above, z_here)
    return list(delta)
    # --- stub
    # raise NotImplementedError("first_delta is yours to write")
    # --- end
