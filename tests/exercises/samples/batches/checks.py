"""What a generator of batches must do: sizes, order, every row once."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    ListOf,
    Made,
    Scenario,
    See,
    Seen,
)

BATCHES = ListOf(ArrayOf("rows inputs"), things="batches")
CASES = [
    Family(
        {
            "X": Array("rows inputs"),
            "size": Made(lambda rng: int(rng.integers(1, 5))),
            "seed": Made(lambda rng: int(rng.integers(1000))),
        },
        {"rows": (3, 9), "inputs": (1, 3)},
    )
]


def every_row_once(seen: Seen) -> str | None:
    """Look for rows that are missing or come twice."""
    rows = np.concatenate(seen.got["epoch"])
    if sorted(map(tuple, rows)) != sorted(map(tuple, seen.inputs["X"])):
        return "Some rows of `X` come twice or not at all."
    return None


CHECKS: list[Check] = [
    Scenario(
        id="once",
        title="Every row comes once, in the drawn order",
        points=3,
        about="batches",
        cases=CASES,
        steps=[
            "rng = np.random.default_rng(seed)",
            See("list(islice(batches(X, size, rng), 20))", BATCHES, name="epoch"),
        ],
        judge=every_row_once,
    ),
    Scenario(
        id="again",
        title="A second epoch has another order",
        points=2,
        about="batches",
        cases=CASES,
        needs=("once",),
        untouched=("X",),
        steps=[
            "rng = np.random.default_rng(seed)",
            "first = list(islice(batches(X, size, rng), 20))",
            See("list(islice(batches(X, size, rng), 20))", BATCHES),
        ],
    ),
]
