"""What each function must do when no two sizes agree, and when all of them do."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    ListOf,
    Number,
    SameValues,
    Scenario,
    See,
    WholeNumber,
)

LAYER = {"X": "rows inputs", "W": "inputs units", "b": "units"}


def family(arrays: dict[str, str], low: int = 2, high: int = 7) -> Family:
    """Return drawn arrays; with low == high all their sizes agree."""
    axes = {axis for text in arrays.values() for axis in text.split() if axis != "one"}
    sizes = dict.fromkeys(sorted(axes), (low, high)) | {"one": (1, 1)}
    return Family({name: Array(text) for name, text in arrays.items()}, sizes)


def both(arrays: dict[str, str]) -> list[Family]:
    """Return cases of any sizes, of four everywhere, and of a single row."""
    drawn = family(arrays)
    one = replace(drawn, sizes={**drawn.sizes, "rows": (1, 1)}, count=2)
    return [drawn, family(arrays, 4, 4), one]


class Spread(Case):
    """A case whose columns have a deviation, however small it is made."""

    def smaller(self) -> Iterator[Case]:
        """Yield smaller cases, but none with a column that is the same everywhere."""
        for case in super().smaller():
            if case.inputs["X"].std(axis=0).min() > 0.1:
                yield Spread(case.inputs, case.axes)


class Columns(Family):
    """Drawn samples to standardise."""

    def draw(self, rng: np.random.Generator) -> list[Case]:
        """Draw the samples."""
        return [Spread(case.inputs, case.axes) for case in super().draw(rng)]


CHECKS: list[Check] = [
    SameValues(
        id="standardise",
        title="Every input is standardised over the samples",
        points=2,
        call="standardise",
        cases=[
            Columns({"X": Array("rows inputs")}, {"rows": (3, 7), "inputs": (3, 7)})
        ],
        returns=ArrayOf("rows inputs"),
    ),
    SameValues(
        id="hidden",
        title="The hidden layer keeps samples as rows",
        points=2,
        call="hidden",
        cases=both(LAYER),
        returns=ArrayOf("rows units"),
        scale=lambda *inputs: 1.0,
    ),
    SameValues(
        id="error",
        title="Every prediction meets its own target alone",
        points=2,
        call="squared_error",
        cases=[family({"Y": "rows one", "t": "rows"})],
        returns=Number,
    ),
    Scenario(
        id="classes",
        title="Every sample gets its class",
        points=2,
        about="classes",
        cases=both({"P": "rows classes"}),
        steps=[See("list(classes(P))", ListOf(WholeNumber(), "classes"))],
    ),
    Scenario(
        id="inputs",
        title="X and t stay as they were",
        points=1,
        cases=[family({"X": "rows inputs", "Y": "rows one", "t": "rows"}, 3, 5)],
        steps=["standardise(X)", "squared_error(Y, t)"],
        untouched=("X", "Y", "t"),
        needs=("standardise", "error"),
    ),
]
