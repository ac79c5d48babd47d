"""Four functions whose shapes fit by chance."""

import numpy as np


def standardise(X: np.ndarray) -> np.ndarray:
    """Return X with every column at mean 0 and deviation 1. X: (rows, inputs)."""
    # --- solution
    return (X - X.mean(axis=0)) / X.std(axis=0)
    # --- stub
    # return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
    # --- end


def hidden(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return max(0, X W + b), (rows, units), for W: (inputs, units), b: (units,)."""
    # --- solution
    return np.maximum(X @ W + b, 0)
    # --- stub
    # return np.maximum(W @ X.T + b[:, None], 0)
    # --- end


def squared_error(Y: np.ndarray, t: np.ndarray) -> float:
    """Return the mean of (Y - t)^2 over the rows. Y: (rows, 1), t: (rows,)."""
    # --- solution
    return np.mean((Y[:, 0] - t) ** 2)
    # --- stub
    # return np.mean((Y - t) ** 2)
    # --- end


def classes(P: np.ndarray) -> np.ndarray:
    """Return the index of the largest entry of each row. P: (rows, classes)."""
    # --- solution
    return P.argmax(axis=1)
    # --- stub
    # return P.argmax(axis=0)
    # --- end
