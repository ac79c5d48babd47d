"""What the class must do: start at rest, step in place, remember, share nothing."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    Finding,
    Made,
    Scenario,
    See,
    Standard,
    WholeNumber,
    fixed,
)


@dataclass(frozen=True)
class Nothing:
    """None, as from a method that works in place."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Find anything that came back."""
        if got is None:
            return None
        text = f"{label} is not None. It works in place and returns nothing."
        return Finding("type", text)


NAMES = ("theta", "g1", "g2", "g3")
P = ArrayOf("parameters")


def one_of(*values: float) -> Made:
    """Return a way to draw one of these settings."""
    return Made(lambda rng: values[int(rng.integers(len(values)))])


def drawn(
    axes: str = "parameters", dtype: str = "float64", least: int = 1
) -> list[Family]:
    """Return drawn parameters, gradients and settings."""
    args: dict[str, Array | Made] = {n: Array(axes, dtype=dtype) for n in NAMES}
    args |= {"lr": one_of(0.01, 0.3), "beta1": one_of(0.6, 0.9)}
    args |= {"beta2": one_of(0.9, 0.95), "eps": one_of(1e-6, 0.1)}
    sizes = dict.fromkeys(axes.split(), (least, 5))
    return [Family(args, sizes, count=4)]


#: Gradients of 0: the averages shrink, and the steps go on.
RESTING = fixed(
    dict.fromkeys(NAMES, "parameters"),
    theta=np.array([1.0, -2.0]),
    g1=np.array([1.0, -0.5]),
    g2=np.array([0.0, 0.5]),
    g3=np.array([0.25, 0.0]),
    lr=0.3,
    beta1=0.9,
    beta2=0.95,
    eps=1e-6,
)


def rounding(theta: np.ndarray, *others: object) -> np.ndarray:
    """Return the size of what rounds: a step may nearly cancel theta."""
    return np.asarray(1.0 + np.abs(theta))


def turned(theta: np.ndarray, *others: object) -> np.ndarray:
    """Return the same for a matrix that was transposed."""
    return rounding(theta).T


MADE = "adam = Adam(theta, lr, beta1, beta2, eps)"
THETA = See("theta", P, scale=rounding)
STEPS = [f"adam.step({name})" for name in NAMES[1:]]

CHECKS: list[Check] = [
    Scenario(
        id="start",
        title="A new optimiser is at rest",
        points=1,
        about="Adam",
        cases=drawn(),
        steps=[
            *(MADE, See("adam.t", WholeNumber()), See("adam.m", P), See("adam.v", P)),
            *(See("adam.theta", P), THETA),
        ],
    ),
    Scenario(
        id="first",
        title="The first step changes the caller's theta",
        points=2,
        about="Adam",
        cases=drawn(),
        steps=[MADE, STEPS[0], THETA],
    ),
    Scenario(
        id="state",
        title="m, v and t are carried from step to step",
        points=3,
        about="Adam",
        cases=[*drawn(), RESTING],
        steps=[
            MADE,
            *STEPS[:2],
            See("adam.m", P),
            See("adam.v", P),
            See("adam.t", WholeNumber()),
            STEPS[2],
            See("adam.m", P),
        ],
    ),
    Scenario(
        id="later",
        title="Later steps are corrected for their own t",
        points=2,
        about="Adam",
        cases=[*drawn(), RESTING],
        steps=[MADE, *STEPS, See("adam.theta", P, scale=rounding), THETA],
        needs=("first",),
    ),
    Scenario(
        id="rate",
        title="A rate that changes between steps counts from then on",
        points=1,
        about="Adam",
        cases=drawn(),
        steps=[MADE, STEPS[0], "adam.lr = 0.5 * adam.lr", STEPS[1], THETA],
        needs=("first",),
    ),
    Scenario(
        id="own",
        title="Two optimisers share nothing",
        points=1,
        about="Adam",
        cases=drawn(),
        steps=[
            "other = theta.copy()",
            "one, two = Adam(theta), Adam(other)",
            *("one.step(g1)", "one.step(g2)", "two.step(g3)", "two.step(g1)"),
            *(See("other", P, scale=rounding), See("two.t", WholeNumber())),
        ],
        needs=("first",),
    ),
    Scenario(
        id="precision",
        title="A matrix of float32 stays one, and so do its averages",
        points=1,
        about="Adam",
        cases=drawn("rows columns", "float32", least=2),
        steps=[
            # in memory its columns lie in a row, as weights that were transposed do
            "theta, g1, g2 = theta.T, g1.T, g2.T",
            *(MADE, STEPS[0], STEPS[1]),
            *(See(f"adam.{n}", ArrayOf("rows columns"), strict=True) for n in "mv"),
            See("theta", ArrayOf("rows columns"), strict=True, scale=turned),
        ],
        needs=("first",),
    ),
    Scenario(
        id="inputs",
        title="Gradients stay as they were, and step returns nothing",
        points=1,
        about="Adam",
        cases=drawn(),
        steps=[MADE, *STEPS[:2], See(STEPS[2], Nothing(), says="what `step` returns")],
        untouched=("g1", "g2", "g3"),
        needs=("later",),
    ),
]
