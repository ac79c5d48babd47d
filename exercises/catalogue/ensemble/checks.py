"""What an ensemble must do: mean probabilities, shares of votes, three accuracies."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    Number,
    SameValues,
    Scenario,
    Several,
    fixed,
    normal,
)

ROWS = ArrayOf("rows classes")
AXES = "networks rows classes"
EXAMPLE = np.array([[[4.0, 0.0]], [[0.0, 1.0]], [[0.0, 1.0]]])
#: Each network prefers the second class, by so little that rounding would hide it.
NEARLY = np.array([[[1.0, 1.000001]], [[-3.000001, -3.0]]])
#: Undecided networks, so that all classes have the same mean probability.
EQUAL = fixed(logits=np.zeros((2, 3, 2)), y=np.array([0, 0, 1]))
SHARES = Several(
    {"single": Number, "mean": Number, "vote": Number},
    graded=("single", "mean", "vote"),
)


def family(scale: float, dtype: str = "float64") -> Family:
    """Return drawn logits with this spread."""
    sizes = {"networks": (2, 6), "rows": (1, 6), "classes": (2, 5)}
    return Family({"logits": Array(AXES, normal(scale), dtype)}, sizes)


def judged() -> Family:
    """Return drawn logits and labels, of two classes as often as of three."""
    return Family(
        {
            "logits": Array(AXES, normal(2.0)),
            "y": Array("rows", lambda rng, n: rng.integers(0, 2, n), "int64"),
        },
        {"networks": (2, 7), "rows": (8, 20), "classes": (2, 3)},
    )


def equal(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw logits among which many are equal."""
    return rng.integers(0, 2, shape)


COMPARE = "single, mean, vote = compare(logits, y)"
CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The mean probabilities of the example come out",
        points=1,
        call="average_probabilities",
        cases=[fixed({"logits": AXES}, logits=EXAMPLE)],
        returns=ROWS,
        visible=True,
    ),
    SameValues(
        id="average",
        title="Probabilities are averaged over the networks",
        points=2,
        call="average_probabilities",
        cases=[family(1.5)],
        returns=ROWS,
    ),
    SameValues(
        id="large",
        title="Large logits do no harm",
        points=1,
        call="average_probabilities",
        cases=[family(900.0)],
        returns=ROWS,
        needs=("average",),
    ),
    SameValues(
        id="votes",
        title="Every network has one vote",
        points=3,
        call="vote_shares",
        cases=[
            fixed({"logits": AXES}, logits=EXAMPLE),
            fixed(logits=np.array([[[2.0, 1.0, 0.0]], [[1.0, 2.0, 0.0]]])),
            family(2.0),
        ],
        returns=ROWS,
    ),
    SameValues(
        id="equal",
        title="Of equal logits the first has the vote",
        points=1,
        call="vote_shares",
        cases=[
            Family(
                {"logits": Array(AXES, equal)},
                {"networks": (2, 4), "rows": (3, 6), "classes": (2, 4)},
            ),
            fixed({"logits": AXES}, logits=NEARLY),
        ],
        returns=ROWS,
        needs=("votes",),
    ),
    SameValues(
        id="compare",
        title="Three accuracies are compared",
        points=2,
        call="compare",
        cases=[judged(), EQUAL],
        returns=SHARES,
    ),
    Scenario(
        id="inputs",
        title="Logits and labels stay as they were",
        points=1,
        about="compare",
        cases=[judged()],
        needs=("average", "votes", "compare"),
        untouched=("logits", "y"),
        steps=["average_probabilities(logits)", "vote_shares(logits)", COMPARE],
    ),
]
