"""Derivatives of activations, written in terms of what the activation gave."""

from collections.abc import Callable, Sequence

import sympy as sp


def sigmoid_slope(z: sp.Symbol) -> list[sp.Expr]:
    """Return [the derivative of 1 / (1 + exp(-z))] in terms of z."""
    # --- solution
    return [sp.exp(-z) / (1 + sp.exp(-z)) ** 2]
    # --- stub
    # raise NotImplementedError("sigmoid_slope is yours to write")
    # --- end


def sigmoid_slope_from(a: sp.Symbol) -> list[sp.Expr]:
    """Return [the slope of the sigmoid where its value is a], in terms of a alone."""
    # --- solution
    return [a * (1 - a)]
    # --- stub
    # raise NotImplementedError("sigmoid_slope_from is yours to write")
    # --- end


def tanh_slope_from(a: sp.Symbol) -> list[sp.Expr]:
    """Return [the slope of tanh where its value is a], in terms of a alone."""
    # --- solution
    return [1 - a**2]
    # --- stub
    # raise NotImplementedError("tanh_slope_from is yours to write")
    # --- end


def scaled_slope_from(a: sp.Symbol, c: sp.Symbol) -> list[sp.Expr]:
    """Return [the slope of sigmoid(c z) by z where its value is a], with a and c."""
    # --- solution
    return [c * a * (1 - a)]
    # --- stub
    # raise NotImplementedError("scaled_slope_from is yours to write")
    # --- end


# ReLU has slope 0 on the left of 0 and 1 on the right. What is possible at 0?
# --- solution
SUBGRADIENT_LOW, SUBGRADIENT_HIGH = 0, 1
# --- stub
# SUBGRADIENT_LOW, SUBGRADIENT_HIGH = ..., ...  # the smallest and the largest
# --- end


def difference(f: Callable[[float], float], z: float, h: float = 1e-5) -> float:
    """Return (f(z + h) - f(z - h)) / 2h, the central difference of f at z."""
    # --- solution
    return (f(z + h) - f(z - h)) / (2 * h)
    # --- stub
    # raise NotImplementedError("difference is yours to write")
    # --- end


def largest_error(
    f: Callable[[float], float],
    slope_from: Callable[[sp.Symbol], Sequence[sp.Expr]],
    points: Sequence[float],
) -> float:
    """Return how far a slope in terms of the value is from the differences of f.

    The largest distance at any of the points. slope_from(a) is a list with one entry.
    """
    # --- solution
    a = sp.Symbol("a")
    (slope,) = slope_from(a)
    return max(abs(float(slope.subs(a, f(z))) - difference(f, z)) for z in points)
    # --- stub
    # raise NotImplementedError("largest_error is yours to write")
    # --- end
