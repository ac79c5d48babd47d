"""Digits under names that nobody has met: a network from elsewhere is lost on them."""

from functools import cache

import numpy as np

from exercises.catalogue.digits_end_to_end.rows import Withheld
from exercises.checks import Family
from exercises.checks.cases import Case

Rng = np.random.Generator
ROWS = 1000


class Digits(Family):
    """One case of a thousand digits; those that judge stay here."""

    def draw(self, rng: Rng) -> list[Case]:
        """Draw names for pixels and classes, the order of the rows, and the seed."""
        X, Y = renamed(rng)
        sent = {"X": X[:ROWS], "Y": Y[:ROWS], "seed": int(rng.integers(10**6))}
        return [Withheld({**sent, "test": [X[ROWS:], Y[ROWS:]]}, {})]


@cache
def digits() -> tuple[np.ndarray, np.ndarray]:
    """Return all small digits, and one-hot labels."""
    from nnbook.datasets import load_digits

    X, y = load_digits()
    return X, np.eye(10)[y]


def renamed(rng: Rng) -> tuple[np.ndarray, np.ndarray]:
    """Return all digits: rows, pixels and classes each in an order of their own.

    A dense network learns them as before, for its starts prefer no pixel and no class.
    """
    X, Y = digits()
    rows, pixels, classes = map(rng.permutation, (len(X), X.shape[1], Y.shape[1]))
    return X[rows][:, pixels], Y[rows][:, classes]
