"""What must be found for each number of ones, and only for those that occur."""

from typing import Any

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    Finding,
    LeavesAlone,
    SameValues,
    Several,
    fixed,
)
from exercises.checks.returns import Standard

Rng = np.random.Generator
AXES = {"X": "rows pixels", "y": "rows", "guess": "rows"}


class Counts(ArrayOf):
    """An array of counts: whole numbers are as good as floats."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare as an array of floats."""
        whole = isinstance(got, np.ndarray) and got.dtype.kind in "iu"
        numbers = got.astype(float) if whole else got
        return super().compare(numbers, want, standard, label)


PARTS = {
    "ones": Counts("groups"),
    "samples": Counts("groups"),
    "accuracy": ArrayOf("groups"),
}


def bits(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw zeros and ones."""
    return rng.integers(2, size=shape)


def pale(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw patterns of two or three ones, and one full pattern: gaps."""
    order = rng.random(shape).argsort(axis=1)
    X = (order < rng.integers(2, 4, size=(shape[0], 1))).astype(float)
    X[rng.integers(shape[0])] = 1.0
    return X


def patterns(draw: Any, rows: tuple[int, int], pixels: tuple[int, int]) -> Family:
    """Return drawn patterns with drawn classes."""
    arrays = {"X": Array(AXES["X"], draw)}
    arrays |= {name: Array("rows", bits, "int64") for name in ("y", "guess")}
    return Family(arrays, {"rows": rows, "pixels": pixels})


def check(part: str, title: str, points: int, cases: list[Case | Family]) -> SameValues:
    """Return the check of one part of the tuple."""
    return SameValues(
        id=part,
        title=title,
        points=points,
        call="accuracy_by_ones",
        cases=cases,
        returns=Several(PARTS, (part,)),
    )


EXAMPLE = fixed(
    AXES,
    X=np.array([[0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1], [1, 0, 1, 1.0]]),
    y=np.array([0, 1, 1, 1]),
    guess=np.array([0, 1, 0, 0]),
)
MANY: list[Case | Family] = [patterns(bits, (2, 30), (4, 4))]
GAPS: list[Case | Family] = [patterns(pale, (4, 12), (9, 9))]

CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The example of the statement comes out",
        points=1,
        call="accuracy_by_ones",
        cases=[EXAMPLE],
        returns=Several(PARTS, tuple(PARTS)),
        visible=True,
    ),
    check("ones", "The numbers of ones that occur are found", 2, MANY),
    check("samples", "The patterns in each group are counted", 2, MANY),
    check("accuracy", "The accuracy is that of the group", 3, MANY),
    SameValues(
        id="gaps",
        title="Numbers of ones that do not occur are left out, and 3x3 pixels work",
        points=1,
        call="accuracy_by_ones",
        cases=GAPS,
        returns=Several(PARTS, tuple(PARTS)),
    ),
    LeavesAlone(
        id="inputs",
        title="X, y and guess stay as they were",
        points=1,
        call="accuracy_by_ones",
        cases=MANY,
        needs=("accuracy",),
    ),
]
