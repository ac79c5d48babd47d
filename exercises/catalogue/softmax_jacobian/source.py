"""The Jacobian of softmax, in terms of its probabilities."""

from collections.abc import Sequence

import sympy as sp


def jacobian_row(p: Sequence[sp.Expr], i: int) -> list[sp.Expr]:
    """Return the K derivatives of p_i by z_1, ..., z_K, in terms of p.

    p: the K probabilities as symbols, i: which of them, counted from 0.
    """
    # --- solution
    return [p[i] * (int(i == j) - p_j) for j, p_j in enumerate(p)]
    # --- stub
    # raise NotImplementedError("jacobian_row is yours to write")
    # --- end


def through_jacobian(p: Sequence[sp.Expr], g: Sequence[sp.Expr]) -> list[sp.Expr]:
    """Return the K derivatives of a loss by z_1, ..., z_K.

    p: the K probabilities, g: the K derivatives of the loss by them, all symbols.
    """
    # --- solution
    mean = sum(p_i * g_i for p_i, g_i in zip(p, g, strict=True))
    return [p_j * (g_j - mean) for p_j, g_j in zip(p, g, strict=True)]
    # --- stub
    # raise NotImplementedError("through_jacobian is yours to write")
    # --- end
