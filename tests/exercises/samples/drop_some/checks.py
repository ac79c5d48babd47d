"""What dropout must do on average, however it draws."""

import numpy as np

from exercises.checks import (
    Check,
    Family,
    Finding,
    Made,
    Scenario,
    See,
    Seen,
    ShapeOf,
    share_near,
    within_errors,
)

N = 4000


def ones(rng: np.random.Generator) -> np.ndarray:
    """Return the input, on which dropout shows itself."""
    return np.ones(N)


CASES = [
    Family(
        {
            "x": Made(ones),
            "p": Made(lambda rng: float(rng.uniform(0.2, 0.6))),
            "seed": Made(lambda rng: int(rng.integers(10**6))),
        },
        {},
        count=3,
    )
]


def right_share(seen: Seen) -> str | None:
    """Count the zeros."""
    zeros = int(np.sum(seen.got["y"] == 0))
    return share_near(zeros, N, seen.inputs["p"], "The share of zeros")


def right_mean(seen: Seen) -> str | Finding | None:
    """Compare the mean, whose error is that of a scaled coin."""
    p = seen.inputs["p"]
    return within_errors(seen.got["y"], 1.0, float(np.sqrt(p / (1 - p))))


STEPS = [See("drop_some(x, p, seed)", ShapeOf("entries", (N,)), name="y")]
CHECKS: list[Check] = [
    Scenario(
        id="share",
        title="The share p of the entries is dropped",
        points=2,
        about="drop_some",
        cases=CASES,
        steps=STEPS,
        judge=right_share,
        shrinks=False,
    ),
    Scenario(
        id="mean",
        title="The mean stays as it was",
        points=2,
        about="drop_some",
        cases=CASES,
        steps=STEPS,
        judge=right_mean,
        shrinks=False,
        needs=("share",),
    ),
]
