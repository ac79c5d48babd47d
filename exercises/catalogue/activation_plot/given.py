"""Functions to try the figure on, of which one falls."""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-z))."""
    p: np.ndarray = 0.5 * (1 + np.tanh(z / 2))
    return p


def falling(z: np.ndarray) -> np.ndarray:
    """Return -z**3, whose slope is never above 0."""
    return -(z**3)


def relu(z: np.ndarray) -> np.ndarray:
    """Return max(0, z)."""
    return np.maximum(z, 0)
