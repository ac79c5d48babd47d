"""Scores made without the rows that they are for, one leak at a time."""

from collections.abc import Callable

import numpy as np

from exercises.checks import ArrayOf, Case, Check, Family, Scenario, See
from exercises.checks.steps import Step

Rng = np.random.Generator
Made = Callable[[Rng], dict[str, object]]


class Drawn(Family):
    """Data, labels and folds that belong together."""

    def __init__(self, by: Made) -> None:
        super().__init__({}, {}, 4)
        object.__setattr__(self, "by", by)

    def draw(self, rng: Rng) -> list[Case]:
        """Draw the cases."""
        by: Made = self.__dict__["by"]
        return [Case(by(rng), {}) for _ in range(self.count)]


def labels(rng: Rng, rows: int) -> np.ndarray:
    """Draw as many zeros as ones."""
    return rng.permutation(np.arange(rows) % 2)


def uneven(rng: Rng, columns: int, keep: int) -> dict[str, object]:
    """Draw rows on scales of their own, and folds of 5, 4 and 3 rows."""
    X = rng.normal(0.0, 2.0, (12, columns)) * rng.uniform(0.2, 5.0, columns)
    folds = np.split(rng.permutation(12), [5, 9])
    return {"X": X + 1.0, "y": labels(rng, 12), "folds": folds, "keep": keep}


def alike(rng: Rng) -> dict[str, object]:
    """Draw folds with the same numbers in each column: a scaler sees no difference."""
    values = rng.normal(size=(4, 30))
    X = np.concatenate([rng.permuted(values, axis=0) for _ in range(3)])
    folds = np.split(np.arange(12), 3)
    return {"X": X, "y": labels(rng, 12), "folds": folds, "keep": 2}


STEPS: list[str | Step] = [
    See(
        "cross_validate(X, y, folds, keep)",
        ArrayOf("rows"),
        says="the array of scores",
        tolerance=1e-8,
    )
]


def check(name: str, title: str, points: int, by: Made, *needs: str) -> Scenario:
    """Return a check of the scores."""
    return Scenario(
        id=name,
        title=title,
        points=points,
        about="cross_validate",
        cases=[Drawn(by)],
        steps=STEPS,
        needs=needs,
        shrinks=False,
    )


CHECKS: list[Check] = [
    check(
        "scaler",
        "The scaler has not seen what is held out",
        4,
        lambda rng: uneven(rng, 3, 3),
    ),
    check("choice", "The choice of columns has not seen what is held out", 4, alike),
    check(
        "whole",
        "Both together, on folds of unequal size",
        1,
        lambda rng: uneven(rng, 20, 5),
        "scaler",
        "choice",
    ),
    Scenario(
        id="inputs",
        title="X and y stay as they were",
        points=1,
        about="cross_validate",
        cases=[Drawn(lambda rng: uneven(rng, 4, 2))],
        steps=["cross_validate(X, y, folds, keep)"],
        needs=("scaler",),
        untouched=("X", "y"),
        shrinks=False,
    ),
]
