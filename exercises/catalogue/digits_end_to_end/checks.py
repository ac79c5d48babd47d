"""The parts by themselves, then the whole on rows whose labels stay here."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from exercises.catalogue.quarter_circle.network import Anything
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    DictOf,
    Do,
    Experiment,
    Family,
    Finding,
    ListOf,
    Made,
    SameValues,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
    WholeNumber,
    fixed,
)
from nnbook.datasets import load_digits

PATIENCE, MOST, TEST = 5, 60, 797


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


def end_of(losses: np.ndarray) -> int:
    """Return the epoch after which patience has ended, or the last one."""
    for epoch in range(PATIENCE, len(losses)):
        if epoch - int(losses[: epoch + 1].argmin()) >= PATIENCE:
            return epoch
    return len(losses) - 1


def scores(seen: Seen) -> Mapping[str, float] | Finding | str:
    """Compare what comes back with the labels that stayed here."""
    result, X = seen.got["result"], seen.inputs["data"]["X_test"]
    P, losses = np.asarray(result["probabilities"]), np.asarray(result["losses"])
    if P.min() < 0 or np.abs(P.sum(axis=1) - 1).max() > 1e-6:
        return "The rows of 'probabilities' are not probabilities that sum to one."
    best = result["best"]
    if type(best) is not int and not isinstance(best, np.integer):
        return Finding("type", "Entry 'best' is not a whole number.")
    lowest = int(losses.argmin())
    if best != lowest:
        return f"'best' is {int(best)}, and the lowest of 'losses' is at {lowest}."
    if (end := end_of(losses)) != len(losses) - 1:
        return f"Patience ended after epoch {end}; {len(losses)} epochs were run."
    if len(losses) < MOST and end - lowest < PATIENCE:
        return f"Training ended {end - lowest} epochs past the best one."
    y = labels_of(X)
    right = P[np.arange(len(y)), y]
    return {
        "test accuracy": float(np.mean(P.argmax(axis=1) == y)),
        "test loss": float(-np.mean(np.log(right + 1e-12))),
        "lowest validation loss": float(losses.min()),
        "test loss minus lowest validation loss": float(
            -np.mean(np.log(right + 1e-12)) - losses.min()
        ),
    }


PAIR = Several({"best": WholeNumber(), "last": WholeNumber()}, ("best", "last"))
STEPPED = [0.9, 0.5, 0.6, 0.55, 0.4]

CHECKS: list[Check] = [
    SameValues(
        id="standardise",
        title="Training rows alone say what is subtracted and divided by",
        points=2,
        call="standardise",
        cases=[
            Family(
                {"X_train": Array("rows inputs"), "X": Array("others inputs")},
                {"rows": (3, 9), "others": (1, 5), "inputs": (1, 4)},
            )
        ],
        returns=ArrayOf("others inputs"),
    ),
    SameValues(
        id="constant",
        title="A constant column is only centred",
        points=1,
        call="standardise",
        cases=[
            Family(
                {
                    "X_train": Array("rows inputs", constant),
                    "X": Array("others inputs"),
                },
                {"rows": (3, 9), "others": (1, 5), "inputs": (2, 4)},
            )
        ],
        returns=ArrayOf("others inputs"),
        needs=("standardise",),
    ),
    SameValues(
        id="stopping",
        title="Training ends when patience does, and the best epoch is kept",
        points=4,
        call="stopping_epoch",
        cases=[
            fixed(losses=np.array(STEPPED), patience=2),
            fixed(losses=np.array(STEPPED), patience=3),
            fixed(losses=np.array([0.5, 0.4, 0.4, 0.4, 0.3]), patience=2),
            fixed(losses=np.array([0.3, 0.4]), patience=5),
            Family(
                {
                    "losses": Array("epochs"),
                    "patience": Made(lambda rng: int(rng.integers(1, 5))),
                },
                {"epochs": (1, 12)},
            ),
        ],
        returns=PAIR,
    ),
    Scenario(
        id="confusion",
        title="True classes are rows, guesses are columns",
        points=2,
        about="confusion_matrix",
        cases=[
            Family(
                {
                    "y": Array("rows", lambda rng, n: rng.integers(0, 3, n), "int64"),
                    "guess": Array(
                        "rows", lambda rng, n: rng.integers(0, 4, n), "int64"
                    ),
                },
                {"rows": (4, 20)},
            )
        ],
        steps=[
            Do("counts = confusion_matrix(y, guess, 5)"),
            See(
                "np.asarray(counts, dtype=float)",
                ArrayOf("classes guesses"),
                says="`counts`",
            ),
        ],
    ),
    SameValues(
        id="errors",
        title="The surest errors come first",
        points=3,
        call="worst_errors",
        cases=[
            Family(
                {
                    "P": Array("rows classes", lambda rng, n: distribution(rng, n)),
                    "y": Array("rows", lambda rng, n: rng.integers(0, 3, n), "int64"),
                    "count": Made(lambda rng: int(rng.integers(1, 5))),
                },
                {"rows": (4, 14), "classes": (3, 3)},
            )
        ],
        returns=ListOf(WholeNumber(), "rows"),
    ),
    Experiment(
        id="whole",
        title="From end to end, digits are told apart",
        points=6,
        folder=Path(__file__).parent,
        about="classify",
        cases=[
            Family(
                {"data": Made(parts), "seed": Made(lambda r: int(r.integers(10**6)))},
                {},
                count=1,
            )
        ],
        steps=[
            See(
                "classify(**data, seed=seed)",
                DictOf(
                    {
                        "probabilities": ShapeOf("rows classes", (TEST, 10)),
                        "losses": ShapeOf("epochs", (-1,)),
                        "best": Anything(),
                    }
                ),
                name="result",
            )
        ],
        numbers=scores,
        sides={
            "test accuracy": "low",
            "test loss": "high",
            "lowest validation loss": "high",
        },
    ),
]


def distribution(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw rows of probabilities."""
    powers = np.exp(rng.normal(0.0, 2.0, shape))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
