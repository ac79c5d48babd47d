"""What a step of Adam must do: moments, first step, later steps, nothing in place."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    LeavesAlone,
    Made,
    SameValues,
    Several,
    fixed,
)

VECTOR = ArrayOf("parameters")
PARTS = {"theta": VECTOR, "m": VECTOR, "v": VECTOR}
AXES = dict.fromkeys(("theta", "grad", "m", "v"), "parameters")


def squares(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw positive numbers, as averages of squares are."""
    return rng.uniform(0.05, 2.0, shape)


def zeros(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return zeros, the state before the first step."""
    return np.zeros(shape)


def one_of(*values: float) -> Made:
    """Return a way to draw one of these settings."""
    return Made(lambda rng: values[int(rng.integers(len(values)))])


def steps(first: bool, usual: bool = False) -> Family:
    """Return drawn steps, the first one from zero or later ones from any state.

    Those with the usual settings leave out what has a default.
    """
    m = Array("parameters", zeros) if first else Array("parameters")
    v = Array("parameters", zeros if first else squares)
    arrays: dict[str, Array | Made] = {"theta": Array("parameters")}
    arrays |= {"grad": Array("parameters"), "m": m, "v": v}
    arrays["t"] = Made(lambda rng: 1 if first else int(rng.integers(2, 30)))
    settings: dict[str, Array | Made] = {
        "lr": one_of(0.001, 0.05, 0.3),
        "beta1": one_of(0.8, 0.9),
        "beta2": one_of(0.95, 0.99),
        "eps": one_of(1e-8, 0.1),
    }
    if usual:
        return Family(arrays, {"parameters": (1, 6)}, count=2)
    return Family(arrays | settings, {"parameters": (1, 6)}, count=8)


#: A gradient of 0: the averages shrink, and the step goes on.
RESTING = fixed(
    AXES,
    theta=np.array([1.0, -2.0, 0.5]),
    grad=np.array([0.0, 1.0, 0.0]),
    m=np.array([0.5, -0.25, -1.0]),
    v=np.array([0.25, 0.5, 2.0]),
    t=3,
    lr=0.1,
)


def rounding(theta: np.ndarray, *others: object) -> np.ndarray:
    """Return the size of what rounds: a step may nearly cancel theta."""
    return np.asarray(1.0 + np.abs(theta))


CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The example of the statement comes out",
        points=1,
        call="adam_step",
        cases=[
            fixed(
                AXES,
                theta=np.zeros(2),
                grad=np.array([2.0, -0.5]),
                m=np.zeros(2),
                v=np.zeros(2),
                t=1,
                lr=0.1,
            )
        ],
        returns=Several(PARTS, graded=("theta", "m", "v")),
        visible=True,
    ),
    SameValues(
        id="moments",
        title="m and v are the moving averages of the gradient and its square",
        points=3,
        call="adam_step",
        cases=[steps(first=False), RESTING],
        returns=Several(PARTS, graded=("m", "v")),
    ),
    SameValues(
        id="first",
        title="The first step, from m = v = 0, is right",
        points=2,
        call="adam_step",
        cases=[steps(first=True)],
        returns=Several(PARTS, graded=("theta",)),
        scale=rounding,
    ),
    SameValues(
        id="later",
        title="Later steps are right, for any state and t",
        points=3,
        call="adam_step",
        cases=[steps(first=False), steps(first=False, usual=True), RESTING],
        returns=Several(PARTS, graded=("theta",)),
        scale=rounding,
    ),
    LeavesAlone(
        id="inputs",
        title="theta, grad, m and v of the caller stay as they were",
        points=1,
        call="adam_step",
        cases=[steps(first=False)],
        needs=("moments", "later"),
    ),
]
