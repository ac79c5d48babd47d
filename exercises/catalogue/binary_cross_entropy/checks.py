"""What the loss on logits must be, and its gradient against the own loss."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    Finding,
    Number,
    SameValues,
    Scenario,
    See,
    Seen,
    ShapeOf,
    fixed,
    normal,
)

AXES = {"z": "rows", "y": "rows"}
ROWS = ArrayOf("rows")
DIFFERENCES = (
    "[(bce(z + h * e, y) - bce(z - h * e, y)) / (2 * h)"
    " for h in [1e-5] for e in np.eye(len(z))]"
)


def bits(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw targets that are 0 or 1."""
    return rng.integers(0, 2, shape)


def shares(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw targets between 0 and 1."""
    return rng.uniform(0.0, 1.0, shape)


def drawn(targets: object, scale: float = 1.5, rows: int = 2) -> Family:
    """Return drawn logits and targets."""
    y = Array("rows", targets)  # type: ignore[arg-type]
    return Family({"z": Array("rows", normal(scale)), "y": y}, {"rows": (rows, 6)})


def rounding(z: np.ndarray, y: np.ndarray) -> float:
    """Return the size of what rounds: a small loss is a difference of large numbers."""
    return 1.0 + float(np.abs(z).max())


def own_slope(seen: Seen) -> Finding | str | None:
    """Hold the gradient against differences of the learner's own loss."""
    got, own = (np.asarray(seen.got[name], float) for name in ("gradient", "own"))
    if own.shape != got.shape:
        return "`bce` does not give one number."
    error = np.abs(got - own)
    if np.all(error <= 1e-6):
        return None
    i = int(np.argmax(error))
    return f"`bce_gradient(z, y)` is {got[i]:.6g} at row {i}, which is not that slope."


CHECKS: list[Check] = [
    SameValues(
        id="loss",
        title="The loss is the mean over the samples",
        points=3,
        call="bce",
        cases=[drawn(bits), drawn(shares)],
        returns=Number,
        scale=rounding,
    ),
    SameValues(
        id="loss-large",
        title="Large logits give finite, right losses",
        points=3,
        call="bce",
        cases=[
            fixed(AXES, z=np.array([0.0, -800.0]), y=np.array([0.0, 1.0])),
            fixed(AXES, z=np.array([900.0]), y=np.array([0.0])),
            fixed(AXES, z=np.array([900.0, -900.0]), y=np.array([1.0, 0.0])),
            drawn(bits, 500.0),
        ],
        returns=Number,
        needs=("loss",),
        scale=rounding,
    ),
    Scenario(
        id="slope",
        title="bce_gradient is the slope of your bce",
        points=3,
        about="bce_gradient",
        cases=[drawn(shares)],
        steps=[
            See(f"np.array({DIFFERENCES})", ShapeOf("rows"), "own", "the slope"),
            See("bce_gradient(z, y)", ShapeOf("rows"), name="gradient"),
        ],
        judge=own_slope,
        shrinks=False,
    ),
    SameValues(
        id="gradient-large",
        title="Large logits give finite, right gradients",
        points=2,
        call="bce_gradient",
        cases=[
            fixed(AXES, z=np.array([0.0, -800.0]), y=np.array([0.0, 1.0])),
            fixed(AXES, z=np.array([900.0, -900.0]), y=np.array([0.0, 0.0])),
            drawn(bits, 500.0),
        ],
        returns=ROWS,
        scale=lambda z, y: 1.0,  # that of a probability, which is what rounds
        needs=("slope",),
    ),
    Scenario(
        id="inputs",
        title="Loss and gradient leave z and y as they were",
        points=1,
        about="both",
        cases=[drawn(shares)],
        needs=("slope",),
        untouched=("z", "y"),
        steps=["bce_gradient(z, y)", "bce(z, y)"],
    ),
]
