"""What must be counted, and what the scores of any matrix of counts are."""

from typing import Any

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Do,
    Family,
    Finding,
    Made,
    SameValues,
    Scenario,
    See,
    Several,
    fixed,
)
from exercises.checks.returns import Standard

Rng = np.random.Generator
CLASSES = 4


class Counts(ArrayOf):
    """An array of counts: whole numbers are as good as floats."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare as an array of floats."""
        whole = isinstance(got, np.ndarray) and got.dtype.kind in "iu"
        numbers = got.astype(float) if whole else got
        return super().compare(numbers, want, standard, label)


MATRIX = Counts("true-classes chosen-classes")
VECTOR = ArrayOf("classes")
NAMES = ("precision", "recall", "f1")


def below(top: int) -> Array:
    """Return class indices below `top`."""
    return Array("rows", lambda rng, shape: rng.integers(top, size=shape), "int64")


def labels(seen: int) -> Family:
    """Return drawn labels of which only the classes below `seen` occur."""
    number = Made(lambda rng: CLASSES)
    args = {"y": below(seen), "guess": below(seen)}
    return Family({**args, "classes": number}, {"rows": (1, 25)})


def counts(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw a matrix of counts without empty rows or columns."""
    return rng.integers(1, 9, size=shape)


def sparse(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw a matrix with a class never chosen, one never true and one never right."""
    C = counts(rng, shape)
    never, absent, missed = rng.permutation(shape[0])[:3]
    C[:, never], C[absent], C[missed, missed] = 0, 0, 0
    return C


def matrices(draw: Any, low: int) -> Family:
    """Return drawn matrices of counts."""
    sizes = {"classes": (low, 6)}
    return Family({"C": Array("classes classes", draw, "int64")}, sizes)


def graded(name: str) -> Several:
    """Return the tuple of the scores, of which one is looked at."""
    return Several(dict.fromkeys(NAMES, VECTOR), (name,))


def score(name: str, title: str) -> SameValues:
    """Return the check of one score on matrices without zero denominators."""
    return SameValues(
        id=name,
        title=title,
        points=2,
        call="scores",
        cases=[matrices(counts, 2)],
        returns=graded(name),
    )


EXAMPLE: Case = fixed(
    {"y": "rows", "guess": "rows"},
    y=np.array([0, 0, 0, 1]),
    guess=np.array([1, 1, 0, 1]),
    classes=3,
)
MANY: Case = fixed(
    {"y": "rows", "guess": "rows"},
    y=np.repeat([0, 1], [70_000, 300]),
    guess=np.repeat([1, 0], [70_000, 300]),
    classes=2,
)
EMPTY = np.zeros((2, 2), dtype=int)

CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The matrix of the statement comes out",
        points=1,
        call="confusion_matrix",
        cases=[EXAMPLE],
        returns=MATRIX,
        visible=True,
    ),
    SameValues(
        id="matrix",
        title="Every sample is counted in the right cell",
        points=2,
        call="confusion_matrix",
        cases=[labels(CLASSES), MANY],
        returns=MATRIX,
    ),
    SameValues(
        id="absent",
        title="Classes that do not occur have their row and column",
        points=1,
        call="confusion_matrix",
        cases=[labels(CLASSES - 2)],
        returns=MATRIX,
    ),
    score("precision", "Precision is the share of a column"),
    score("recall", "Recall is the share of a row"),
    SameValues(
        id="f1",
        title="F1 is the harmonic mean of the two",
        points=1,
        call="scores",
        cases=[matrices(counts, 2)],
        returns=graded("f1"),
    ),
    SameValues(
        id="zeros",
        title="Where nothing is counted 0/0 is 0",
        points=1,
        call="scores",
        cases=[matrices(sparse, 4), fixed(C=EMPTY), fixed(C=np.eye(2, dtype=int))],
        returns=Several(dict.fromkeys(NAMES, VECTOR), NAMES),
    ),
    Scenario(
        id="quiet",
        title="0/0 becomes 0 without a warning",
        points=1,
        about="scores",
        cases=[fixed(C=EMPTY)],
        steps=[
            Do(
                'with np.errstate(divide="raise", invalid="raise"): scores(C)',
                says="`scores(C)` with NumPy's warnings as errors",
            )
        ],
        needs=("zeros",),
        shrinks=False,
    ),
    Scenario(
        id="inputs",
        title="Labels, choices and matrix stay as they were",
        points=1,
        about="scores",
        cases=[
            Family(
                {
                    "y": below(CLASSES),
                    "guess": below(CLASSES),
                    "C": Array("classes classes", counts, "int64"),
                },
                {"rows": (1, 25), "classes": (2, 6)},
            )
        ],
        steps=[
            See(f"confusion_matrix(y, guess, {CLASSES})", fresh=True),
            See("scores(C)", fresh=True),
            f"confusion_matrix(y, guess, {CLASSES})",
            "scores(C)",
        ],
        untouched=("y", "guess", "C"),
        needs=("matrix", "precision", "recall"),
        shrinks=False,
    ),
]
