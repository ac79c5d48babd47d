"""Steps with and without momentum, and both curves on real digits."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    DictOf,
    Do,
    Family,
    Made,
    Scenario,
    See,
    WholeNumber,
)
from nnbook.datasets import load_digits, one_hot

FLAT = "np.concatenate([np.ravel(part) for part in found])"
SHAPES = ((3, 4), (4,), (4, 2), (2,))


def small(rng: np.random.Generator) -> list[np.ndarray]:
    """Draw a small network."""
    return [rng.normal(0.0, 0.7, shape) for shape in SHAPES]


def large(rng: np.random.Generator) -> list[np.ndarray]:
    """Draw a network for the digits, as He proposes."""
    W1 = rng.normal(0.0, np.sqrt(2 / 64), (64, 32))
    W2 = rng.normal(0.0, np.sqrt(2 / 32), (32, 10))
    return [W1, np.zeros(32), W2, np.zeros(10)]


def digits(rng: np.random.Generator) -> list[np.ndarray]:
    """Draw 500 digits and their one-hot targets."""
    X, y = load_digits()
    rows = rng.permutation(len(X))[:500]
    return [X[rows], one_hot(y[rows], 10)]


def targets(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw one-hot targets."""
    return np.eye(shape[1])[rng.integers(0, shape[1], shape[0])]


CASES = [
    Family(
        {
            "theta": Made(small),
            "X": Array("rows inputs"),
            "Y": Array("rows k", targets),
        },
        {"rows": (5, 9), "inputs": (3, 3), "k": (2, 2)},
        count=3,
    )
]


def training(id: str, title: str, points: int, settings: str) -> Scenario:
    """Return the check of training with these settings."""
    return Scenario(
        id=id,
        title=title,
        points=points,
        about="train",
        cases=CASES,
        steps=[
            Do(f"found, losses = train(theta, X, Y, {settings})"),
            See(FLAT, ArrayOf("entries"), says="theta, in a row,", tolerance=1e-8),
            See("losses", ArrayOf("epochs"), tolerance=1e-8),
        ],
        shrinks=False,
    )


CHECKS: list[Check] = [
    training("one", "One step is that of descent", 2, "0.9, 0.1, epochs=1, batch=20"),
    training(
        "plain", "Without momentum steps follow the gradient", 2, "0.0, 0.1, 2, 4"
    ),
    training(
        "momentum", "Velocities live through batches and epochs", 3, "0.8, 0.1, 3, 4"
    ),
    Scenario(
        id="inputs",
        title="The arrays in theta stay as they were",
        points=1,
        about="train",
        cases=CASES,
        needs=("momentum",),
        steps=[Do("train(theta, X, Y, 0.9, epochs=1)")],
        untouched=("theta", "X", "Y"),
        shrinks=False,
    ),
    Scenario(
        id="compare",
        title="Both curves come from one beginning, and the epochs saved are counted",
        points=3,
        about="compare",
        cases=[Family({"theta": Made(large), "data": Made(digits)}, {}, count=1)],
        steps=[
            See(
                "compare(theta, *data)",
                DictOf(
                    {
                        "plain": ArrayOf("epochs"),
                        "momentum": ArrayOf("epochs"),
                        "saved": WholeNumber(),
                    }
                ),
                tolerance=1e-5,
            )
        ],
        wide=False,
        shrinks=False,
    ),
]
