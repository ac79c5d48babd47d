"""Rows of digits, drawn numbers, and where patience ends."""

from functools import cache

import numpy as np

from exercises.checks import Finding
from nnbook.datasets import load_digits

PATIENCE, MOST = 5, 60
CLOSE = 1e-3  # some add a little inside of the logarithm, others do not


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
    """Draw rows whose validation labels belong to other rows: patience ends early.

    The validation rows come first among the test rows, so that their loss can be
    computed from the probabilities. One row fills the others: the test rows have means
    of their own, which nobody should subtract.
    """
    data = parts(rng)
    X_test = np.repeat(data["X_test"][:1], len(data["X_test"]), axis=0)
    X_test[: len(data["X_valid"])] = data["X_valid"]
    return data | {"y_valid": rng.permutation(data["y_valid"]), "X_test": X_test}


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


def wrong_network(P: np.ndarray, y: np.ndarray, kept: float) -> str | None:
    """Hold probabilities of rows with labels y against the loss of the best epoch."""
    found = float(-np.mean(np.log(P[np.arange(len(y)), y] + 1e-12)))
    if abs(found - kept) <= CLOSE * (1 + abs(kept)):
        return None
    return (
        f"The first {len(y)} test rows are the validation rows here. The probabilities "
        f"that came back for them have the loss {found:.4g}; at the best epoch "
        f"'losses' says {kept:.4g}."
    )


def _end_of(losses: np.ndarray) -> int:
    """Return the epoch after which patience has ended, or the last one."""
    for epoch in range(PATIENCE, len(losses)):
        if epoch - int(losses[: epoch + 1].argmin()) >= PATIENCE:
            return epoch
    return len(losses) - 1
