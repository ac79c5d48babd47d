"""Where a parity network goes wrong: its accuracy for each number of ones."""

import numpy as np


def accuracy_by_ones(
    X: np.ndarray, y: np.ndarray, guess: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (ones, samples, accuracy) for each number of ones that occurs.

    X: zeros and ones (rows, pixels); y, guess: true and chosen classes (rows,).
    """
    # --- solution
    count = X.sum(axis=1)
    right = guess == y
    ones, samples = np.unique(count, return_counts=True)
    accuracy = np.array([right[count == n].mean() for n in ones])
    return ones, samples, accuracy
    # --- stub
    # raise NotImplementedError("accuracy_by_ones is yours to write")
    # --- end
