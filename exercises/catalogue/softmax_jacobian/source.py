"""The Jacobian of softmax, in terms of its probabilities."""

import math
from collections.abc import Callable, Sequence

import sympy as sp

Row = Callable[[Sequence[sp.Expr], int], Sequence[sp.Expr]]


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


def measured_row(z: Sequence[float], i: int, h: float = 1e-5) -> list[float]:
    """Return the central differences of p_i by each of the K logits, with the step h.

    z: the logits, K numbers.
    """
    # --- solution

    def p_i(logits: Sequence[float]) -> float:
        return math.exp(logits[i]) / sum(map(math.exp, logits))

    row = []
    for j in range(len(z)):
        right, left = list(z), list(z)
        right[j] += h
        left[j] -= h
        row.append((p_i(right) - p_i(left)) / (2 * h))
    return row
    # --- stub
    # raise NotImplementedError("measured_row is yours to write")
    # --- end


def largest_error(row: Row, z: Sequence[float]) -> float:
    """Return the largest distance between derived and measured entries of the Jacobian.

    row(p, i) derives a row as `jacobian_row` does; z: the logits, K numbers.
    """
    # --- solution
    symbols = sp.symbols(f"p1:{len(z) + 1}")
    powers = [math.exp(logit) for logit in z]
    values = {s: power / sum(powers) for s, power in zip(symbols, powers, strict=True)}
    errors = []
    for i in range(len(z)):
        derived = [float(sp.sympify(d).subs(values)) for d in row(symbols, i)]
        pairs = zip(derived, measured_row(z, i), strict=True)
        errors += [abs(d - measured) for d, measured in pairs]
    return max(errors)
    # --- stub
    # raise NotImplementedError("largest_error is yours to write")
    # --- end
