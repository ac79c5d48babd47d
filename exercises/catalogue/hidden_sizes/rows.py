"""Two moons with noise: rows to train on that the networks can learn in time."""

import numpy as np

from nnbook.datasets import moons

NOISE = 0.2
#: So many of the 60 rows may have a row of the other class as their nearest. Where
#: there are more, even 50 units may not have gone round them all after 600 steps.
ASTRAY = 4
Data = dict[str, np.ndarray]


def astray(X: np.ndarray, y: np.ndarray) -> int:
    """Return how many rows have a row of the other class as their nearest."""
    distances = np.linalg.norm(X[:, None] - X, axis=2)
    np.fill_diagonal(distances, np.inf)
    return int(np.sum(y[distances.argmin(axis=1)] != y))


def sample(rng: np.random.Generator) -> Data:
    """Draw training rows that can be learnt in the time, and test rows."""
    X, y = moons(60, NOISE, rng)
    while astray(X, y) > ASTRAY:
        X, y = moons(60, NOISE, rng)
    X_test, y_test = moons(300, NOISE, rng)
    return {"X": X, "y": y * 1.0, "X_test": X_test, "y_test": y_test * 1.0}
