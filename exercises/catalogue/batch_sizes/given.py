"""A single layer with softmax: its loss and its gradient."""

import numpy as np


def _log_softmax(Z: np.ndarray) -> np.ndarray:
    Z = Z - Z.max(axis=1, keepdims=True)
    logs: np.ndarray = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    return logs


def loss(W: np.ndarray, b: np.ndarray, X: np.ndarray, Y: np.ndarray) -> float:
    """Return the mean cross-entropy. X: (rows, inputs), Y: (rows, classes)."""
    return float(-(Y * _log_softmax(X @ W + b)).sum() / len(X))


def gradient(
    W: np.ndarray, b: np.ndarray, X: np.ndarray, Y: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return (dW, db), of the shapes of W and b."""
    dZ = (np.exp(_log_softmax(X @ W + b)) - Y) / len(X)
    dW: np.ndarray = X.T @ dZ
    return dW, dZ.sum(axis=0)
