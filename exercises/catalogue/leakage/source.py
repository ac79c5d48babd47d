"""Cross-validation of a whole procedure: scale, choose columns, classify."""

from collections.abc import Sequence

import numpy as np
from leakage_given import nearest_mean, strongest


def cross_validate(
    X: np.ndarray, y: np.ndarray, folds: Sequence[np.ndarray], keep: int
) -> np.ndarray:
    """Return a score for each row, made while that row was held out, (rows,).

    X: (rows, columns); y: classes 0 and 1, (rows,); folds: the rows of each fold.
    """
    scores = np.empty(len(X))
    # --- solution
    for held_out in folds:
        train = np.setdiff1d(np.arange(len(X)), held_out)
        mean, sd = X[train].mean(axis=0), X[train].std(axis=0)
        Z = (X - mean) / sd
        columns = strongest(Z[train], y[train], keep)
        Z = Z[:, columns]
        scores[held_out] = nearest_mean(Z[train], y[train], Z[held_out])
    # --- stub
    # mean, sd = X.mean(axis=0), X.std(axis=0)
    # Z = (X - mean) / sd
    # columns = strongest(Z, y, keep)
    # Z = Z[:, columns]
    # for held_out in folds:
    #     train = np.setdiff1d(np.arange(len(X)), held_out)
    #     scores[held_out] = nearest_mean(Z[train], y[train], Z[held_out])
    # --- end
    return scores
