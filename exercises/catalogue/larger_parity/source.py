"""Parity of nine pixels: learnt by heart, or understood?"""

from itertools import product
from typing import Any

import numpy as np


def patterns(pixels: int) -> tuple[np.ndarray, np.ndarray]:
    """Return all 2**pixels patterns, counted upwards, and their parity.

    X: (rows, pixels), zeros and ones; y: (rows,), 1.0 for an odd number of ones.
    """
    # --- solution
    X = np.array(list(product([0.0, 1.0], repeat=pixels)))
    return X, X.sum(axis=1) % 2
    # --- stub
    # raise NotImplementedError("patterns is yours to write")
    # --- end


def accuracy(theta: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> float:
    """Return the share of rows on the right side of logit 0.

    theta: [W1, b1, W2, b2], with ReLU in the hidden layer.
    """
    # --- solution
    W1, b1, W2, b2 = theta
    z = (np.maximum(X @ W1 + b1, 0.0) @ W2 + b2)[:, 0]
    return float(np.mean((z > 0) == (y == 1)))
    # --- stub
    # raise NotImplementedError("accuracy is yours to write")
    # --- end


def learn(X: np.ndarray, y: np.ndarray, seed: int) -> list[np.ndarray]:
    """Return [W1, b1, W2, b2] of a network with 32 hidden units, trained on X and y."""
    # --- solution
    rng = np.random.default_rng(seed)
    X = 2.0 * X - 1.0
    W1 = rng.normal(0.0, np.sqrt(2.0 / X.shape[1]), (X.shape[1], 32))
    theta: list[Any] = [W1, np.zeros(32), rng.normal(0.0, 0.25, (32, 1)), np.zeros(1)]
    m, v = [0.0] * 4, [0.0] * 4
    for t in range(1, 1001):
        W1, b1, W2, b2 = theta
        A = np.maximum(X @ W1 + b1, 0.0)
        p = 1.0 / (1.0 + np.exp(-(A @ W2 + b2)))
        dZ2 = (p - y[:, None]) / len(X)
        dZ1 = dZ2 @ W2.T * (A > 0)
        grads = [X.T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)]
        for i, grad in enumerate(grads):
            m[i] = 0.9 * m[i] + 0.1 * grad
            v[i] = 0.999 * v[i] + 0.001 * grad**2
            m_hat, v_hat = m[i] / (1 - 0.9**t), v[i] / (1 - 0.999**t)
            theta[i] = theta[i] - 0.02 * m_hat / (np.sqrt(v_hat) + 1e-8)
    W1, b1, W2, b2 = theta
    return [2.0 * W1, b1 - W1.sum(axis=0), W2, b2]
    # --- stub
    # raise NotImplementedError("learn is yours to write")
    # --- end
