"""What batch normalisation must do in training, in evaluation, and in between."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Check,
    Family,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    Several,
    fixed,
)
from exercises.checks.steps import Step

Rng = np.random.Generator
BATCH, UNITS = ArrayOf("rows units"), ArrayOf("units")
SIZES = {"rows": (3, 8), "units": (1, 5)}


def spread(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw a batch whose units have means and spreads of their own."""
    spreads = rng.uniform(0.5, 4.0, shape[1])
    Z: np.ndarray = rng.normal(2.0, 1.0, shape) * spreads + 3 * rng.normal(
        size=shape[1]
    )
    return Z


def far(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw a batch whose units lie far from 0: their squares have no digits left."""
    return spread(rng, shape) + rng.uniform(5e7, 5e8, shape[1])


def size(Z: np.ndarray, *rest: object) -> float | None:
    """Return the size of what rounds far from 0: Z itself; elsewhere the results."""
    return float(np.abs(Z).max()) if np.abs(Z).min() > 1e6 else None


BATCHES = {name: Array("rows units", spread) for name in ("Z", "Z2")}
LEARNED = {name: Array("units") for name in ("gamma", "beta")}
RATES = {
    "momentum": Made(lambda rng: float(rng.uniform(0.05, 0.4))),
    "eps": Made(lambda rng: float(rng.uniform(0.05, 0.5))),
}
DRAWN: dict[str, Array | Made] = {**BATCHES, **LEARNED, **RATES}
CASES = [Family(DRAWN, SIZES)]
FAR = Family({**DRAWN, "Z": Array("rows units", far)}, SIZES, count=3)
EXAMPLE = fixed(Z=np.array([[1.0, 10.0], [3.0, 30.0]]))
NEW = "norm = BatchNorm(Z.shape[1], momentum, eps)"
TRAIN = "out = norm.forward(Z, train=True)"
AGAIN = "norm.forward(Z2, train=True)"


def check(
    name: str,
    title: str,
    points: int,
    *steps: str | Step,
    needs: tuple[str, ...] = (),
    untouched: tuple[str, ...] = (),
    more: tuple[Family, ...] = (),
) -> Scenario:
    """Return a check of the class that begins with a new layer."""
    return Scenario(
        id=name,
        title=title,
        points=points,
        about="BatchNorm",
        cases=[*CASES, *more],
        steps=[NEW, *steps],
        needs=needs,
        untouched=untouched,
        shrinks=False,
    )


CHECKS: list[Check] = [
    Scenario(
        id="example",
        title="The example of the statement comes out",
        points=1,
        about="BatchNorm",
        cases=[EXAMPLE],
        steps=[
            "norm = BatchNorm(2)",
            See("norm.forward(Z, train=True)", BATCH),
            See("norm.running_mean", UNITS),
            See("norm.running_var", UNITS),
            See("norm.forward(Z, train=False)", BATCH),
        ],
        visible=True,
    ),
    SameValues(
        id="statistics",
        title="Mean and variance of each column are right",
        points=1,
        call="statistics",
        cases=[
            Family({"Z": Array("rows units", spread)}, SIZES),
            Family({"Z": Array("rows units", far)}, SIZES, count=3),
        ],
        scale=size,
        returns=Several({"mean": UNITS, "variance": UNITS}, ("mean", "variance")),
    ),
    check(
        "train",
        "In training the batch is normalised by its own statistics",
        2,
        TRAIN,
        See("out", BATCH),
    ),
    check(
        "scale",
        "gamma and beta scale and shift, also far from 0",
        1,
        See("norm.gamma", UNITS),
        See("norm.beta", UNITS),
        "norm.gamma, norm.beta = gamma, beta",
        See("norm.forward(Z, train=True)", BATCH, scale=size),
        more=(FAR,),
    ),
    check(
        "running-mean",
        "The running mean moves a part of the way",
        2,
        See("norm.running_mean", UNITS),
        TRAIN,
        See("norm.running_mean", UNITS),
        AGAIN,
        See("norm.running_mean", UNITS),
    ),
    check(
        "running-variance",
        "The running variance moves towards the unbiased one",
        2,
        See("norm.running_var", UNITS),
        TRAIN,
        See("norm.running_var", UNITS),
        AGAIN,
        See("norm.running_var", UNITS),
    ),
    check(
        "evaluate",
        "In evaluation the running averages are used and left alone",
        2,
        TRAIN,
        "norm.gamma, norm.beta = gamma, beta",
        See("norm.forward(Z2, train=False)", BATCH),
        See("norm.forward(Z2[:1], train=False)", BATCH),
        needs=("running-mean", "running-variance"),
    ),
    check(
        "own",
        "Each layer keeps averages of its own",
        1,
        "other = BatchNorm(Z.shape[1], momentum, eps)",
        TRAIN,
        See("other.running_mean", UNITS),
        See("other.running_var", UNITS),
        needs=("running-mean",),
    ),
    check(
        "inputs",
        "Z and earlier results stay as they were",
        1,
        See("norm.forward(Z, train=True)", fresh=True),
        See("norm.forward(Z, train=False)", fresh=True),
        AGAIN,
        "norm.forward(Z2, train=False)",
        needs=("train",),
        untouched=("Z", "Z2"),
    ),
    ByHand(
        id="by-hand",
        title="The variance afterwards is right",
        points=1,
        name="VARIANCE_AFTER",
        answer=0.75,
        returns=Number,
    ),
]
