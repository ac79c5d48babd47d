"""What the steps must do: each rule by itself, nothing in place, precision kept."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    Made,
    SameValues,
    Scenario,
    See,
    Several,
    fixed,
)
from exercises.checks.returns import Returns

VECTOR = ArrayOf("parameters")
BOTH = Several({"theta": VECTOR, "v": VECTOR}, graded=("theta", "v"))
STATE = ("theta", "v", "grad")


def one_of(*values: float | bool) -> Made:
    """Return a way to draw one of these settings."""
    return Made(lambda rng: values[int(rng.integers(len(values)))])


def steps(names: tuple[str, ...], dtype: str = "float64", **settings: Made) -> Family:
    """Return drawn vectors of these names, and these settings."""
    args: dict[str, Array | Made] = {n: Array("parameters", dtype=dtype) for n in names}
    return Family(args | settings, {"parameters": (1, 6)})


RATE, MU = one_of(0.01, 0.3, 2.0), one_of(0.5, 0.8, 0.99)
DESCENT = steps(("theta", "grad"), lr=RATE)
SUM = steps(STATE, lr=RATE, mu=MU)
AVERAGE = steps(STATE, lr=RATE, mu=MU, average=one_of(True))
EXAMPLE = {
    "theta": np.array([1.0, 1.0]),
    "v": np.array([1.0, 2.0]),
    "grad": np.array([0.5, -1.5]),
}


def example(**settings: float | bool) -> Case:
    """Return the state of the statement's example, with these settings."""
    return fixed(dict.fromkeys(STATE, "parameters"), **EXAMPLE, lr=0.1, **settings)


def rounding(theta: np.ndarray, *others: object) -> np.ndarray:
    """Return the size of what rounds: terms of about one and theta may cancel."""
    return np.asarray(4.0 + np.abs(theta))


def precise(call: str, returns: Returns) -> See:
    """Return the step that reads a result whose precision counts."""
    return See(call, returns, scale=rounding, strict=True)


CHECKS: list[Check] = [
    SameValues(
        id="descent",
        title="Descent steps against the gradient",
        points=1,
        call="descent_step",
        cases=[DESCENT],
        returns=VECTOR,
        scale=rounding,
    ),
    SameValues(
        id="example",
        title="The examples of momentum in the statement come out",
        points=1,
        call="momentum_step",
        cases=[example(), example(mu=0.9, average=True)],
        returns=BOTH,
        visible=True,
    ),
    SameValues(
        id="sum",
        title="Momentum adds gradients up, and old ones fade",
        points=3,
        call="momentum_step",
        cases=[SUM],
        returns=BOTH,
        scale=rounding,
    ),
    SameValues(
        id="average",
        title="With average the velocity is a moving average",
        points=2,
        call="momentum_step",
        cases=[AVERAGE],
        returns=BOTH,
        scale=rounding,
    ),
    SameValues(
        id="inside",
        title="With the rate inside the velocity is the step",
        points=2,
        call="velocity_step",
        cases=[example(), SUM],
        returns=BOTH,
        scale=rounding,
    ),
    Scenario(
        id="precision",
        title="float32 in, float32 out",
        points=1,
        about="all three",
        cases=[steps(STATE, "float32", lr=RATE, mu=MU, average=one_of(False, True))],
        steps=[
            precise("momentum_step(theta, v, grad, lr, mu, average)", BOTH),
            precise("descent_step(theta, grad, lr)", VECTOR),
            precise("velocity_step(theta, v, grad, lr, mu)", BOTH),
        ],
        needs=("descent", "sum", "average", "inside"),
    ),
    Scenario(
        id="inputs",
        title="theta, v and grad of the caller stay as they were",
        points=1,
        cases=[SUM],
        untouched=STATE,
        steps=[
            "descent_step(theta, grad, lr)",
            "momentum_step(theta, v, grad, lr, mu)",
            "momentum_step(theta, v, grad, lr, mu, average=True)",
            "velocity_step(theta, v, grad, lr, mu)",
        ],
        needs=("descent", "sum", "average", "inside"),
    ),
]
