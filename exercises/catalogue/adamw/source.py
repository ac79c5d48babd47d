"""AdamW: Adam's step, and beside it a decay of the weights."""

from itertools import pairwise

import numpy as np


def weight_mask(sizes: list[int]) -> np.ndarray:
    """Return 1.0 for every weight and 0.0 for every bias, layer after layer.

    sizes: the number of units of each layer, the input first.
    """
    # --- solution
    parts = []
    for inputs, units in pairwise(sizes):
        parts += [np.ones(inputs * units), np.zeros(units)]
    return np.concatenate(parts)
    # --- stub
    # raise NotImplementedError("weight_mask is yours to write")
    # --- end


def adamw_step(
    theta: np.ndarray,
    grad: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    mask: np.ndarray,
    lr: float = 1e-3,
    decay: float = 0.01,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return theta, m and v after step number t (the first step is t = 1).

    theta, grad, m, v, mask: (parameters,).
    """
    # --- solution
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad * grad
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    step = m_hat / (np.sqrt(v_hat) + eps)
    theta = theta - lr * (step + decay * mask * theta)
    return theta, m, v
    # --- stub
    # raise NotImplementedError("adamw_step is yours to write")
    # --- end
