"""What each function must do when no two sizes agree, and when all of them do."""

from exercises.checks import (
    Array,
    ArrayOf,
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
    """Return cases of any sizes, and cases where all sizes are four."""
    return [family(arrays), family(arrays, 4, 4)]


CHECKS: list[Check] = [
    SameValues(
        id="standardise",
        title="Every input is standardised over the samples",
        points=2,
        call="standardise",
        cases=[family({"X": "rows inputs"}, 3, 7)],
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
