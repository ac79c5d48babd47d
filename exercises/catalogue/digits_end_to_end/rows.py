"""Rows of digits, drawn numbers, and where patience ends."""

from functools import cache

import numpy as np

from exercises.checks import Finding
from nnbook.datasets import load_digits

PATIENCE, MOST = 5, 60


@cache
def digits() -> tuple[np.ndarray, np.ndarray]:
    """Return pixels from 0 to 16, and labels."""
    X, y = load_digits()
    return 16.0 * X, y


def parts(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Draw which rows are for what; the test labels are not among them."""
    X, y = digits()
    train, valid, test = np.split(rng.permutation(len(X)), (700, 1000))
    found = {"X_train": X[train], "y_train": y[train], "X_valid": X[valid]}
    return found | {"y_valid": y[valid], "X_test": X[test]}


def meaningless(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Draw rows whose validation labels belong to other rows: patience ends early."""
    data = parts(rng)
    return data | {"y_valid": rng.permutation(data["y_valid"])}


def labels_of(X: np.ndarray) -> np.ndarray:
    """Look up the labels of rows."""
    everything, y = digits()
    known = {row.tobytes(): label for row, label in zip(everything, y, strict=True)}
    return np.array([known[row.tobytes()] for row in X])


def constant(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw rows whose first column is the same everywhere."""
    X = rng.normal(3.0, 2.0, shape)
    X[:, 0] = 7.0
    return X


def distribution(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw rows of probabilities."""
    powers = np.exp(rng.normal(0.0, 2.0, shape))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def wrong_end(losses: np.ndarray, best: object) -> Finding | str | None:
    """Say what is wrong with the best epoch, or with the last one."""
    if not isinstance(best, (int, np.integer)) or isinstance(best, bool):
        return Finding("type", "Entry 'best' is not a whole number.")
    lowest = int(losses.argmin())
    if best != lowest:
        return f"'best' is {int(best)}, and the lowest of 'losses' is at {lowest}."
    if (end := _end_of(losses)) != len(losses) - 1:
        return f"Patience ended after epoch {end}; {len(losses)} epochs were run."
    if len(losses) < MOST and end - lowest < PATIENCE:
        return f"Training ended {end - lowest} epochs past the best one."
    return None


def _end_of(losses: np.ndarray) -> int:
    """Return the epoch after which patience has ended, or the last one."""
    for epoch in range(PATIENCE, len(losses)):
        if epoch - int(losses[: epoch + 1].argmin()) >= PATIENCE:
            return epoch
    return len(losses) - 1
