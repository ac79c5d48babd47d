"""What the loss on logits must be, and its gradient against the own loss."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    Number,
    SameValues,
    Scenario,
    SlopeOf,
    fixed,
    normal,
)

AXES = {"z": "rows", "y": "rows"}
ROWS = ArrayOf("rows")


def bits(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw targets that are 0 or 1."""
    return rng.integers(0, 2, shape)


def shares(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw targets between 0 and 1."""
    return rng.uniform(0.0, 1.0, shape)


def drawn(targets: object, scale: float = 1.5, most: int = 6) -> Family:
    """Return drawn logits and targets."""
    y = Array("rows", targets)  # type: ignore[arg-type]
    return Family(
        {"z": Array("rows", normal(scale)), "y": y}, {"rows": (min(2, most), most)}
    )


def rounding(z: np.ndarray, y: np.ndarray) -> float:
    """Return the size of what rounds: a small loss is a difference of large numbers."""
    return 1.0 + float(np.abs(z).max())


def one(z: np.ndarray, y: np.ndarray) -> float:
    """Return the size of a probability, which is what rounds in a gradient."""
    return 1.0


OWN = SlopeOf("bce", "bce_gradient", drawn(shares), upstream=False)

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
            fixed(AXES, z=np.array([-1e6]), y=np.array([1.0])),
            fixed(AXES, z=np.array([1e6, 1e6]), y=np.array([0.0, 1.0])),
            drawn(bits, 500.0),
        ],
        returns=Number,
        needs=("loss",),
        scale=rounding,
    ),
    SameValues(
        id="slope",
        title="bce_gradient is the slope of your bce",
        points=3,
        call="bce_gradient",
        cases=[drawn(shares), drawn(shares, most=1)],
        returns=ROWS,
        scale=one,
        own=OWN,
        unless=("loss",),
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
        scale=one,
        own=OWN,
        unless=("loss", "loss-large"),
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
