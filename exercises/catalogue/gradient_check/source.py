"""The referee of gradients: central differences, and how far apart is far."""

from collections.abc import Callable

import numpy as np


def numerical_gradient(
    f: Callable[[np.ndarray], float], theta: np.ndarray, h: float = 1e-5
) -> np.ndarray:
    """Return (f(theta + h e_i) - f(theta - h e_i)) / 2h for every entry i of theta."""
    # --- solution
    moved = theta * 1.0  # a copy, and always of floats
    grad = np.zeros_like(moved)
    for at in np.ndindex(theta.shape):
        moved[at] = theta[at] + h
        above = f(moved)
        moved[at] = theta[at] - h
        below = f(moved)
        moved[at] = theta[at]
        grad[at] = (above - below) / (2 * h)
    return grad
    # --- stub
    # raise NotImplementedError("numerical_gradient is yours to write")
    # --- end


def relative_error(a: np.ndarray, b: np.ndarray) -> float:
    """Return |a - b| / (|a| + |b|), and 0 if both are zero. a, b: of one shape."""
    # --- solution
    lengths = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(a - b) / lengths) if lengths > 0 else 0.0
    # --- stub
    # raise NotImplementedError("relative_error is yours to write")
    # --- end


# Which mistake stays hidden?
# --- solution
NOT_FOUND = "swapped-targets"
# --- stub
# NOT_FOUND = ...  # one of the four words
# --- end
