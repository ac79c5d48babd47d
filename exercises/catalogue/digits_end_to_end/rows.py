"""Rows of digits, drawn numbers, and where patience ends."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from exercises.checks import Family, Finding
from exercises.checks.cases import Case
from nnbook.datasets import load_digits

Rng = np.random.Generator
Labelled = tuple[np.ndarray, np.ndarray]
Data = dict[str, np.ndarray]

TRAIN, VALID = 700, 300
NUMBERS = 60  # in a row that is no digit
NOISE = 0.5  # of a grey level: more than rounding takes away again
PATIENCE, MOST = 5, 60
CLOSE = 1e-3  # some add a little inside of the logarithm, others do not


class Draw(Family):
    """One case of rows with labels, which are drawn by the argument `rows`."""

    def draw(self, rng: Rng) -> list[Case]:
        """Draw rows for each purpose, and the labels of the test rows, which stay."""
        X, y = self.args["rows"].make(rng, {})
        data = parts(X, y)
        seed = int(rng.integers(10**6))
        labels = y[TRAIN + VALID :]
        return [Withheld({"data": data, "seed": seed, "labels": labels}, {})]


@dataclass(frozen=True)
class Withheld(Case):
    """A case whose last input stays here: the worker has None in its place."""

    @property
    def args(self) -> tuple[Any, ...]:
        """The inputs in order, as they are sent."""
        return (*super().args[:-1], None)

    def describe(self) -> str:
        """Say which case this is, with what was sent."""
        return Case(dict([*self.inputs.items()][:-1]), self.axes).describe()


def parts(X: np.ndarray, y: np.ndarray) -> Data:
    """Say which rows are for what; the test labels are not among them."""
    (X_train, X_valid, X_test), (y_train, y_valid, _) = (
        np.split(part, (TRAIN, TRAIN + VALID)) for part in (X, y)
    )
    found = {"X_train": X_train, "y_train": y_train, "X_valid": X_valid}
    return found | {"y_valid": y_valid, "X_test": X_test}


@cache
def digits() -> tuple[np.ndarray, np.ndarray]:
    """Return pixels from 0 to 16, and labels."""
    X, y = load_digits()
    return 16.0 * X, y


def noisy(rng: Rng) -> Labelled:
    """Draw an order of the digits, and noise: no table has these very rows."""
    X, y = digits()
    order = rng.permutation(len(X))
    return X[order] + rng.normal(0.0, NOISE, X.shape), y[order]


def unheard(rng: Rng) -> Labelled:
    """Draw ten classes that are no digits, which nothing but their labels teaches.

    Other differences between rows are larger than those between classes: whoever goes
    by the nearest rows or means finds fewer than half of them.
    """
    y = rng.integers(0, 10, len(digits()[1]))
    Z = rng.normal(0.0, 0.5, (len(y), NUMBERS))
    Z[:, :10] += 3.0 * np.eye(10)[y]
    Z[:, 10:16] *= 12.0
    turned, _ = np.linalg.qr(rng.normal(size=(NUMBERS, NUMBERS)))
    return Z @ turned * rng.uniform(1, 6, NUMBERS) + rng.uniform(0, 8, NUMBERS), y


def meaningless(rng: Rng) -> tuple[Data, np.ndarray]:
    """Draw rows whose validation labels belong to other rows: patience ends early.

    The validation rows come first among the test rows, so that their loss can be
    computed from the probabilities. One row fills the others: the test rows have means
    of their own, which nobody should subtract. The right labels come beside.
    """
    data = parts(*unheard(rng))
    X_test = np.repeat(data["X_test"][:1], len(data["X_test"]), axis=0)
    X_test[:VALID] = data["X_valid"]
    wrong = {"y_valid": rng.permutation(data["y_valid"]), "X_test": X_test}
    return data | wrong, data["y_valid"]


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
    found = loss(P, y)
    if close(found, kept):
        return None
    return (
        f"The first {len(y)} test rows are the validation rows here. The probabilities "
        f"that came back for them have the loss {found:.4g}; at the best epoch "
        f"'losses' says {kept:.4g}."
    )


def loss(P: np.ndarray, y: np.ndarray) -> float:
    """Return the mean cross-entropy of the first rows, those with labels y."""
    return float(-np.mean(np.log(P[np.arange(len(y)), y] + 1e-12)))


def close(one: float, other: float) -> bool:
    """Say whether two losses are the same but for what stands in a logarithm."""
    return abs(one - other) <= CLOSE * (1 + abs(other))


def _end_of(losses: np.ndarray) -> int:
    """Return the epoch after which patience has ended, or the last one."""
    for epoch in range(PATIENCE, len(losses)):
        if epoch - int(losses[: epoch + 1].argmin()) >= PATIENCE:
            return epoch
    return len(losses) - 1
