"""Three optimisers in two landscapes."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

Gradient = Callable[[np.ndarray], np.ndarray]

# Replace each `...`: a number, then two words.
# --- solution
LARGEST_RATE = 0.04
OFF_THE_RIDGE = "none"
FIRST_OFF = "adam"
# --- stub
# LARGEST_RATE = ...
# OFF_THE_RIDGE = ...
# FIRST_OFF = ...
# --- end


def valley_gradient(theta: np.ndarray) -> np.ndarray:
    """Return the gradient of (x^2 + 50 y^2) / 2 at theta = (x, y)."""
    # --- solution
    x, y = theta
    return np.array([x, 50 * y])
    # --- stub
    # raise NotImplementedError("valley_gradient is yours to write")
    # --- end


def saddle_gradient(theta: np.ndarray) -> np.ndarray:
    """Return the gradient of x^2 / 2 - y^2 / 2 + y^4 / 4 at theta = (x, y)."""
    # --- solution
    x, y = theta
    return np.array([x, y * y * y - y])
    # --- stub
    # raise NotImplementedError("saddle_gradient is yours to write")
    # --- end


def path(
    rule: str, gradient: Gradient, start: np.ndarray, lr: float, steps: int
) -> np.ndarray:
    """Return every point of a walk, from the start on: (steps + 1, 2).

    rule: "descent", "momentum" or "adam".
    """
    # --- solution
    theta, m, v = start, np.zeros_like(start), np.zeros_like(start)
    points = [theta]
    for t in range(1, steps + 1):
        g = gradient(theta)
        if rule == "descent":
            step = g
        elif rule == "momentum":
            v = 0.9 * v + g
            step = v
        else:
            m = 0.9 * m + 0.1 * g
            v = 0.999 * v + 0.001 * g * g
            step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        theta = theta - lr * step
        points.append(theta)
    return np.array(points)
    # --- stub
    # raise NotImplementedError("path is yours to write")
    # --- end


def first_below(values: Sequence[float] | np.ndarray, level: float) -> int:
    """Return the first index with a value less than level, or -1."""
    # --- solution
    for i, value in enumerate(values):
        if value < level:
            return i
    return -1
    # --- stub
    # raise NotImplementedError("first_below is yours to write")
    # --- end


def race(
    value: Callable[[np.ndarray], float],
    gradient: Gradient,
    start: np.ndarray,
    rates: Mapping[str, float],
    steps: int,
    level: float,
) -> dict[str, int]:
    """Return for each rule after how many steps value(theta) is below level, or -1."""
    # --- solution
    return {
        rule: first_below(
            [value(theta) for theta in path(rule, gradient, start, lr, steps)], level
        )
        for rule, lr in rates.items()
    }
    # --- stub
    # raise NotImplementedError("race is yours to write")
    # --- end
