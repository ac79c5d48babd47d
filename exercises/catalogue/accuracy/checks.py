"""What accuracy must do: both forms of labels, any scale of outputs, ties."""

import numpy as np

from exercises.checks import (
    Array,
    Case,
    Check,
    Family,
    LeavesAlone,
    Number,
    SameValues,
    fixed,
    normal,
)

Rng = np.random.Generator
ROWS = {"Y": "rows classes", "P": "rows classes"}
INDICES = {"Y": "rows", "P": "rows classes"}
SIZES = {"rows": (2, 12), "classes": (2, 4)}
P = np.array([[0.7, 0.3], [0.2, 0.8], [0.6, 0.4], [0.1, 0.9]])
Y = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]])


class Rows(Family):
    """Cases from which whole rows are cut, never a class."""

    def draw(self, rng: Rng) -> list[Case]:
        """Draw the cases; only their first axis has a name."""
        return [
            Case(case.inputs, dict.fromkeys(case.inputs, "rows"))
            for case in super().draw(rng)
        ]


def one_hot(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw one-hot rows."""
    rows: np.ndarray = np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]
    return rows


def probabilities(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw rows that sum to one."""
    return rng.dirichlet(np.ones(shape[1]), shape[0])


def family(form: str, scores: Array, classes: tuple[int, int] = (2, 4)) -> Family:
    """Return drawn labels of this form with drawn outputs."""
    indices = Array("rows", lambda rng, shape: rng.integers(2, size=shape), "int64")
    kind = "int64" if form == "whole rows" else "float64"
    rows = Array("rows classes", one_hot, kind)
    labels = indices if form == "indices" else rows
    return Rows({"Y": labels, "P": scores}, SIZES | {"classes": classes})


def tied(labels: np.ndarray) -> Case:
    """Return a case in which two classes share the largest entry."""
    outputs = np.array([[0.4, 0.4, 0.2], [0.2, 0.4, 0.4], [0.5, 0.0, 0.5]])
    return fixed(Y=labels, P=outputs)


SOFT = Array("rows classes", probabilities)
LOGITS = Array("rows classes", normal(5.0))

CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The examples of the statement come out",
        points=1,
        call="accuracy",
        cases=[
            fixed(ROWS, Y=Y.astype(int), P=P),
            fixed(INDICES, Y=np.array([0, 1, 1, 1]), P=P),
        ],
        returns=Number,
        visible=True,
    ),
    SameValues(
        id="one-hot",
        title="One-hot labels are read",
        points=2,
        call="accuracy",
        cases=[family("rows", SOFT), family("whole rows", SOFT)],
        returns=Number,
    ),
    SameValues(
        id="indices",
        title="Class indices are read",
        points=2,
        call="accuracy",
        cases=[family("indices", SOFT), family("indices", SOFT, (2, 2))],
        returns=Number,
    ),
    SameValues(
        id="logits",
        title="Logits of any size are read, and ties go to the first class",
        points=2,
        call="accuracy",
        cases=[
            family("rows", LOGITS),
            family("indices", LOGITS),
            fixed(Y=np.array([2]), P=np.array([[-9.0, -7.0, -2.0]])),
            fixed(Y=np.array([[0.0, 1.0]]), P=np.array([[300.0, -40.0]])),
            fixed(Y=np.array([1]), P=np.array([[1000.0, 2000.0]])),
            fixed(Y=np.array([1]), P=np.array([[-2000.0, -1000.0]])),
            fixed(Y=np.array([0, 1, 0]), P=np.array([[0.5, 0.5], [0.3, 0.7], [2, 2]])),
            fixed(Y=np.array([1]), P=np.array([[0.4999995, 0.5000005]])),
            tied(np.array([0, 1, 2])),
            tied(np.eye(3)),
        ],
        returns=Number,
    ),
    LeavesAlone(
        id="inputs",
        title="Y and P stay as they were",
        points=1,
        call="accuracy",
        cases=[family("rows", SOFT), family("indices", SOFT)],
        needs=("one-hot", "indices"),
    ),
]
