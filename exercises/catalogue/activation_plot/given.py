"""Functions to try the figure on, of which one falls."""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-z))."""
    return np.asarray(0.5 * (1 + np.tanh(z / 2)))


def falling(z: np.ndarray) -> np.ndarray:
    """Return -z**3, whose slope is never above 0."""
    return np.asarray(-(z**3))


def relu(z: np.ndarray) -> np.ndarray:
    """Return max(0, z)."""
    return np.asarray(np.maximum(z, 0))
