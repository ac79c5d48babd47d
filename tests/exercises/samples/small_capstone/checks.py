"""What the whole must do, part by part; the end is judged on data of the grader's."""

from pathlib import Path

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Experiment,
    Family,
    Made,
    SameValues,
    Scenario,
    See,
    Seen,
    ShapeOf,
)

TRUE = np.array([2.0, -1.0, 0.5])
SEED = Made(lambda rng: int(rng.integers(10**6)))


def labels(X: np.ndarray) -> np.ndarray:
    """Return on which side of a line each row lies."""
    return np.asarray(X @ TRUE[:-1] + TRUE[-1] > 0, dtype=float)


def accuracy(seen: Seen) -> dict[str, float]:
    """Judge the returned parameters on fresh rows."""
    X = np.random.default_rng(7).normal(size=(400, 2))
    theta = seen.got["theta"]
    guess = X @ theta[:-1] + theta[-1] > 0
    return {"accuracy on fresh rows": float(np.mean(guess == labels(X)))}


def positive(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw spreads."""
    return rng.uniform(0.5, 2.0, shape)


CHECKS: list[Check] = [
    SameValues(
        id="scale",
        title="Columns are scaled by what is given",
        points=1,
        call="scale",
        cases=[
            Family(
                {
                    "X": Array("rows inputs"),
                    "mean": Array("inputs"),
                    "sd": Array("inputs", positive),
                },
                {"rows": (1, 5), "inputs": (1, 3)},
            )
        ],
        returns=ArrayOf("rows inputs"),
    ),
    SameValues(
        id="predict",
        title="Probabilities come out right",
        points=2,
        call="predict",
        cases=[
            Family(
                {"theta": Array("parameters"), "X": Array("rows inputs")},
                {"rows": (1, 5), "inputs": (2, 2), "parameters": (3, 3)},
            )
        ],
        returns=ArrayOf("rows"),
    ),
    Scenario(
        id="fit",
        title="The drawn order and the steps are those asked for",
        points=3,
        about="fit",
        cases=[
            Family(
                {"X": Array("rows inputs"), "seed": SEED},
                {"rows": (4, 8), "inputs": (2, 2)},
                count=2,
            )
        ],
        needs=("predict",),
        untouched=("X",),
        steps=[
            "y = (X[:, 0] > 0) * 1.0",
            See("fit(X, y, seed)", ArrayOf("parameters"), tolerance=1e-8),
        ],
    ),
    Experiment(
        id="end",
        title="From end to end, fresh rows are told apart",
        points=2,
        folder=Path(__file__).parent,
        needs=("scale", "predict"),
        cases=[
            Family(
                {"X": Array("rows inputs"), "seed": SEED},
                {"rows": (100, 100), "inputs": (2, 2)},
                count=1,
            )
        ],
        steps=[
            "y = (X @ np.array([2.0, -1.0]) + 0.5 > 0) * 1.0",
            See("fit(X, y, seed)", ShapeOf("parameters", (3,)), name="theta"),
        ],
        numbers=accuracy,
        sides={"accuracy on fresh rows": "low"},
    ),
]
