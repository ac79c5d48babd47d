"""What the experiment must find: lines that fit on a grid of the grader's own."""

from pathlib import Path

import numpy as np

from exercises.checks import (
    Check,
    DictOf,
    Experiment,
    Family,
    ListOf,
    Made,
    See,
    Seen,
    ShapeOf,
)

LINES = DictOf({"lines": ListOf(ShapeOf("entries", (2,)), "lines", count=2)})
RATES = [0.003, 0.1]


def sample(rng: np.random.Generator) -> np.ndarray:
    """Draw where the samples lie."""
    return rng.uniform(-1.0, 1.0, 50)


def line(x: np.ndarray) -> np.ndarray:
    """Return the line that the samples lie on."""
    return 2.0 * x - 1.0


def losses(seen: Seen) -> dict[str, float]:
    """Evaluate each line on a grid of the grader's own."""
    x = np.linspace(-1.0, 1.0, 21)
    small, large = (
        float(np.mean((p[0] * x + p[1] - line(x)) ** 2))
        for p in map(np.asarray, seen.got["result"]["lines"])
    )
    return {"loss at rate 0.003": small, "loss at rate 0.1": large}


CHECKS: list[Check] = [
    Experiment(
        id="losses",
        title="The lines fit as well as 100 steps can make them",
        points=4,
        folder=Path(__file__).parent,
        cases=[
            Family(
                {
                    "x": Made(sample),
                    "rates": Made(lambda rng: RATES),
                    "seed": Made(lambda rng: int(rng.integers(10**6))),
                },
                {},
                count=1,
            )
        ],
        steps=[
            "y = 2.0 * x - 1.0",
            See("fit_line(x, y, rates, seed)", LINES, name="result"),
        ],
        numbers=losses,
        sides={"loss at rate 0.1": "high"},
    ),
]
