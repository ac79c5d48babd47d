"""Two helpers that do what they say: the leak is not here."""

import numpy as np


def strongest(X: np.ndarray, y: np.ndarray, keep: int) -> np.ndarray:
    """Return the `keep` columns in which the means of the two classes differ most."""
    gap = np.abs(X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0))
    return np.argsort(-gap, kind="stable")[:keep]


def nearest_mean(X: np.ndarray, y: np.ndarray, X_new: np.ndarray) -> np.ndarray:
    """Return a score for each new row: positive where the mean of class 1 is nearer."""
    to_0, to_1 = (np.sum((X_new - X[y == k].mean(axis=0)) ** 2, axis=1) for k in (0, 1))
    return np.asarray(to_0 - to_1)
