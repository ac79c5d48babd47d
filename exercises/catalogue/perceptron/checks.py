"""What a perceptron must do: its threshold, its rule, when it stops, what it keeps."""

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
    fixed,
)
from exercises.checks.cases import Draw
from exercises.checks.numbers import Count

BITS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND = np.array([0, 0, 0, 1])
COUNTS = ListOf(Count(), things="counts")
AXES = {"X": "rows inputs", "y": "rows"}


def whole(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw small whole numbers, on which every sum is exact and ties are common."""
    return rng.integers(-2, 3, shape)


def quarters(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw quarters, most of them no whole numbers, on which every sum is exact."""
    return rng.integers(-8, 9, shape) / 4


def labels(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw labels of both kinds, as far as there is room."""
    drawn = rng.integers(0, 2, shape)
    drawn[0] = 0
    return drawn


def learns(rows: tuple[int, int], draw: Draw = whole) -> Family:
    """Return drawn samples with labels of no pattern."""
    return Family(
        {
            "X": Array("rows inputs", draw),
            "y": Array("rows", labels, "int64"),
            "epochs": Made(lambda rng: int(rng.integers(3, 7))),
        },
        {"rows": rows, "inputs": (1, 3)},
    )


def state(unit: str = "unit") -> list[See]:
    """Return the steps that read weights and bias, whatever number type they have."""
    return [
        See(f"np.asarray({unit}.w) * 1.0", ArrayOf("inputs"), says=f"`{unit}.w`"),
        See(f"np.asarray({unit}.b) * 1.0", ArrayOf(""), says=f"`{unit}.b`"),
    ]


def answers(unit: str = "unit") -> See:
    """Return the step that reads predictions; 1, 1.0 and True are the same answer."""
    text = f"np.asarray({unit}.predict(X)) * 1.0"
    return See(text, ArrayOf("rows"), says=f"`{unit}.predict(X)`")


CHECKS: list[Check] = [
    Scenario(
        id="predict",
        title="predict compares the weighted sum with 0, and 0 itself gives 1",
        points=2,
        about="Perceptron.predict",
        cases=[
            Family(
                {
                    "X": Array("rows inputs", whole),
                    "w": Array("inputs", whole),
                    "b": Made(lambda rng: float(rng.integers(-2, 3))),
                },
                {"rows": (2, 8), "inputs": (1, 3)},
            ),
            fixed(
                {"X": "rows inputs", "w": "inputs"},
                X=np.array([[1.0, 2.0]]),
                w=np.array([1.0, -1.0]),
                b=0.0,
            ),
        ],
        steps=[
            "unit = Perceptron(len(w))",
            *state(),
            "unit.w, unit.b = w, b",
            answers(),
        ],
    ),
    Scenario(
        id="and",
        title="AND is learnt in six epochs",
        points=2,
        about="Perceptron",
        cases=[fixed(AXES, X=BITS, y=AND)],
        visible=True,
        steps=[
            "unit = Perceptron(2)",
            See("unit.fit(X, y)", COUNTS),
            *state(),
            answers(),
        ],
    ),
    Scenario(
        id="rule",
        title="Any samples move weights and bias by the rule",
        points=4,
        about="Perceptron",
        cases=[learns((2, 7)), learns((3, 7), quarters)],
        untouched=("X", "y"),
        steps=[
            "unit = Perceptron(X.shape[1])",
            "counts = unit.fit(X, y, epochs)",
            *state(),
            See("counts", COUNTS),
        ],
    ),
    Scenario(
        id="goes-on",
        title="A second fit goes on where the first one stopped",
        points=1,
        about="Perceptron",
        cases=[fixed(AXES, X=BITS, y=AND, epochs=3), learns((4, 7))],
        needs=("rule",),
        steps=[
            "unit = Perceptron(X.shape[1])",
            "unit.fit(X, y, epochs=1)",
            "counts = unit.fit(X, y, epochs=2)",
            *state(),
            See("counts", COUNTS),
        ],
    ),
    Scenario(
        id="own",
        title="Two perceptrons have weights of their own",
        points=1,
        about="Perceptron",
        cases=[learns((4, 7))],
        needs=("rule",),
        steps=[
            "first, second = Perceptron(X.shape[1]), Perceptron(X.shape[1])",
            "first.fit(X, y, epochs)",
            *state("second"),
        ],
    ),
    Scenario(
        id="xor",
        title="XOR is never learnt, and fit stops after the epochs allowed",
        points=2,
        about="Perceptron",
        cases=[fixed(AXES, X=BITS, y=np.array([0, 1, 1, 0]))],
        shrinks=False,
        needs=("predict",),
        steps=[
            "unit = Perceptron(2)",
            See("unit.fit(X, y)", COUNTS),
            *state(),
            "unit = Perceptron(2)",
            See("unit.fit(X, y, epochs=7)", COUNTS),
        ],
    ),
]
