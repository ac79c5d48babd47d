"""The gradients of two layers with sigmoids and binary cross-entropy, derived."""

from collections.abc import Sequence

import sympy as sp


def sigmoid(z: sp.Expr) -> sp.Expr:
    """Return 1 / (1 + e^-z)."""
    return 1 / (1 + sp.exp(-z))


def output_delta(z: sp.Expr, y: sp.Expr) -> list[sp.Expr]:
    """Return [dL/dz] for L = -y log p - (1 - y) log(1 - p), p = sigmoid(z)."""
    # --- solution
    return [sigmoid(z) - y]
    # --- stub
    # raise NotImplementedError("output_delta is yours to write")
    # --- end


def chain(
    x: sp.Expr, y: sp.Expr, w1: sp.Expr, b1: sp.Expr, w2: sp.Expr, b2: sp.Expr
) -> list[sp.Expr]:
    """Return the derivatives of L by w1, b1, w2 and b2: one input, one hidden unit."""
    # --- solution
    h = sigmoid(x * w1 + b1)
    delta2 = sigmoid(h * w2 + b2) - y
    delta1 = delta2 * w2 * h * (1 - h)
    return [x * delta1, delta1, h * delta2, delta2]
    # --- stub
    # raise NotImplementedError("chain is yours to write")
    # --- end


def gradients(
    x: Sequence[sp.Expr],
    y: sp.Expr,
    W1: Sequence[Sequence[sp.Expr]],
    b1: Sequence[sp.Expr],
    w2: Sequence[sp.Expr],
    b2: sp.Expr,
) -> list[sp.Expr]:
    """Return the derivatives of L by W1 (row by row), b1, w2 and b2, in one list.

    x: inputs, W1: one row for each input, b1 and w2: one entry for each hidden unit.
    """
    # --- solution
    columns = zip(*W1, strict=True)
    sums = [sum(a * w for a, w in zip(x, column, strict=True)) for column in columns]
    hidden = [sigmoid(z + b) for z, b in zip(sums, b1, strict=True)]
    z2 = sum(h * w for h, w in zip(hidden, w2, strict=True)) + b2
    delta2 = sigmoid(z2) - y
    delta1 = [delta2 * w * h * (1 - h) for w, h in zip(w2, hidden, strict=True)]
    dW1 = [a * delta for a in x for delta in delta1]
    return [*dW1, *delta1, *(h * delta2 for h in hidden), delta2]
    # --- stub
    # raise NotImplementedError("gradients is yours to write")
    # --- end
