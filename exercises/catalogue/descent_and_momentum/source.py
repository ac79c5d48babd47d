"""Gradient descent, and momentum in the three ways in which it is written."""

import numpy as np


def descent_step(theta: np.ndarray, grad: np.ndarray, lr: float) -> np.ndarray:
    """Return theta - lr grad. theta, grad: (parameters,)."""
    # --- solution
    return theta - lr * grad
    # --- stub
    # raise NotImplementedError("descent_step is yours to write")
    # --- end


def momentum_step(
    theta: np.ndarray,
    v: np.ndarray,
    grad: np.ndarray,
    lr: float,
    mu: float = 0.9,
    average: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Return theta - lr v and v, after v = mu v + grad.

    With `average`, v = mu v + (1 - mu) grad. theta, v, grad: (parameters,).
    """
    # --- solution
    weight = 1 - mu if average else 1.0
    v = mu * v + weight * grad
    return theta - lr * v, v
    # --- stub
    # raise NotImplementedError("momentum_step is yours to write")
    # --- end


def velocity_step(
    theta: np.ndarray, v: np.ndarray, grad: np.ndarray, lr: float, mu: float = 0.9
) -> tuple[np.ndarray, np.ndarray]:
    """Return theta + v and v, after v = mu v - lr grad.

    theta, v, grad: (parameters,).
    """
    # --- solution
    v_new = mu * v - lr * grad
    return theta + v_new, v_new
    # --- stub
    # raise NotImplementedError("velocity_step is yours to write")
    # --- end
