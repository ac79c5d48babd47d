"""Parity patterns: all of them, noisy copies, labels, and a split."""

import numpy as np


def patterns(n: int) -> np.ndarray:
    """Return all 2**n rows of n bits in counting order, as floats: (2**n, n)."""
    # --- solution
    places = 2 ** np.arange(n)[::-1]
    return (np.arange(2**n)[:, None] // places % 2).astype(float)
    # --- stub
    # raise NotImplementedError("patterns is yours to write")
    # --- end


def parity_one_hot(X: np.ndarray) -> np.ndarray:
    """Return rows (1, 0) for an even number of ones, (0, 1) for an odd one: (rows, 2).

    X: (rows, n), floats that are 0 or 1.
    """
    # --- solution
    odd = X.sum(axis=1) % 2
    return np.column_stack([1 - odd, odd])
    # --- stub
    # raise NotImplementedError("parity_one_hot is yours to write")
    # --- end


def noisy_copies(
    X: np.ndarray, Y: np.ndarray, copies: int, sd: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return `copies` of X below each other with normal noise, and Y alongside.

    X: (rows, n), Y: (rows, classes). The results have copies * rows rows.
    """
    # --- solution
    many = np.tile(X, (copies, 1))
    return many + rng.normal(0.0, sd, many.shape), np.tile(Y, (copies, 1))
    # --- stub
    # raise NotImplementedError("noisy_copies is yours to write")
    # --- end


def split(
    X: np.ndarray, Y: np.ndarray, share: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return X_train, Y_train, X_valid, Y_valid, rows drawn without repetition.

    The first round(share * rows) rows of a random order are for training.
    """
    # --- solution
    order = rng.permutation(len(X))
    size = round(share * len(X))
    train, valid = order[:size], order[size:]
    return X[train], Y[train], X[valid], Y[valid]
    # --- stub
    # raise NotImplementedError("split is yours to write")
    # --- end
