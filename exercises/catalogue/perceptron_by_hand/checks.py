"""What the paper and the machine must say about three samples and one rule."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Check,
    Family,
    Finding,
    LeavesAlone,
    Made,
    Number,
    SameValues,
    Several,
    WholeNumber,
)
from exercises.checks.numbers import Count
from exercises.checks.returns import Standard

RESULT = Several(
    {"w": ArrayOf("inputs"), "b": Number, "mistakes": Count()},
    graded=("w", "b", "mistakes"),
)


def whole(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw small whole numbers, on which every sum is exact and ties are common."""
    return rng.integers(-2, 3, shape)


def labels(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw labels."""
    return rng.integers(0, 2, shape)


PASSES = [
    Family(
        {
            "w": Array("inputs", whole),
            "b": Made(lambda rng: float(rng.integers(-2, 3))),
            "X": Array("rows inputs", whole),
            "y": Array("rows", labels, "int64"),
        },
        {"rows": (2, 7), "inputs": (1, 3)},
        count=10,
    )
]


@dataclass(frozen=True)
class OnPaper(ArrayOf):
    """Numbers from the paper: -1 is as good as -1.0, in a list or in an array."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare as arrays of floats."""
        if isinstance(got, (np.ndarray, np.generic)) and got.dtype.kind in "iu":
            got = got.astype(float)
        return super().compare(got, want, standard, label)


def weights(epoch: int, answer: list[int]) -> ByHand:
    """Return the check of the weights after an epoch."""
    return ByHand(
        id=f"w{epoch}",
        title=f"The weights after epoch {epoch} are right",
        points=1,
        name=f"W_AFTER_{epoch}",
        answer=answer,  # type: ignore[arg-type]
        returns=OnPaper("inputs"),
    )


def bias(epoch: int, answer: int) -> ByHand:
    """Return the check of the bias after an epoch."""
    title = f"The bias after epoch {epoch} is right"
    return ByHand(f"b{epoch}", title, 1, f"B_AFTER_{epoch}", answer, OnPaper(""))


def count(id_: str, title: str, name: str, answer: int) -> ByHand:
    """Return the check of a number that is counted."""
    return ByHand(id_, title, 1, name, answer, WholeNumber())


CHECKS: list[Check] = [
    weights(1, [-1, -1]),
    bias(1, -1),
    count("mistakes1", "The mistakes of epoch 1 are counted", "MISTAKES_1", 1),
    weights(2, [-1, -1]),
    bias(2, 0),
    count("mistakes2", "The mistakes of epoch 2 are counted", "MISTAKES_2", 3),
    count("right", "The samples that end up right are counted", "RIGHT_AFTER_2", 1),
    SameValues(
        id="epoch",
        title="one_epoch moves weights and bias, and counts",
        points=3,
        call="one_epoch",
        cases=PASSES,
        returns=RESULT,
    ),
    LeavesAlone(
        id="inputs",
        title="one_epoch leaves its inputs as they were",
        points=1,
        call="one_epoch",
        cases=PASSES,
        needs=("epoch",),
    ),
    count(
        "clean",
        "The first epoch without a mistake is found",
        "EPOCHS_UNTIL_CLEAN",
        7,
    ),
]
