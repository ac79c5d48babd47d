"""The four results on paper, the nine shapes, and a function that confirms them."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Check,
    DictOf,
    Family,
    Finding,
    ListOf,
    Number,
    SameValues,
    WholeNumber,
)
from exercises.checks.returns import Standard

ROW = ArrayOf("rows units")
HIDDEN = [[1.5, 2.0, -1.0]]
NAMES = ("X", "W1", "b1", "Z1", "A1", "W2", "b2", "Z2", "Y")
SIZES = [(5, 2), (2, 3), (3,), (5, 3), (5, 3), (3, 1), (1,), (5, 1), (5, 1)]
AXES = {
    "X": "rows inputs",
    "W1": "inputs hidden",
    "b1": "hidden",
    "W2": "hidden outputs",
    "b2": "outputs",
}


@dataclass(frozen=True)
class Decimals:
    """A number that is right to three decimals, rounded or cut off."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare numbers, no closer than 0.001."""
        loose = replace(standard, scale=1.0, tolerance=0.001 / (1 + abs(want)))
        return Number.compare(got, want, loose, label)


CHECKS: list[Check] = [
    ByHand(
        id="z1",
        title="Z1 is right: products and biases of the hidden units",
        points=1,
        name="Z1",
        answer=HIDDEN,  # type: ignore[arg-type]
        returns=ROW,
    ),
    ByHand(
        id="a1",
        title="A1 is right: what ReLU leaves",
        points=1,
        name="A1",
        answer=[[max(z, 0.0) for z in HIDDEN[0]]],  # type: ignore[arg-type]
        returns=ROW,
    ),
    ByHand(
        id="z2",
        title="Z2 is right: the sum of the output unit",
        points=1,
        name="Z2",
        answer=-0.5,
        returns=Number,
    ),
    ByHand(
        id="y",
        title="Y is right: the sigmoid of it",
        points=1,
        name="Y",
        answer=float(1 / (1 + np.exp(0.5))),
        returns=Decimals(),
    ),
    ByHand(
        id="shapes",
        title="Every array of a batch of five has its shape",
        points=3,
        name="SHAPES",
        answer=dict(zip(NAMES, SIZES, strict=True)),  # type: ignore[arg-type]
        returns=DictOf(dict.fromkeys(NAMES, ListOf(WholeNumber(), "axes"))),
    ),
    SameValues(
        id="machine",
        title="forward computes the same for any sizes",
        points=2,
        call="forward",
        cases=[
            Family(
                {name: Array(axes) for name, axes in AXES.items()},
                dict.fromkeys(("rows", "inputs", "hidden", "outputs"), (1, 4)),
            )
        ],
        returns=ArrayOf("rows outputs"),
        scale=lambda *inputs: 1.0,
    ),
]
