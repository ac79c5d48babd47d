"""What ReLU's two directions must do; the gradient is held against the own forward."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    LeavesAlone,
    SameValues,
    SlopeOf,
    SlopeOfOwn,
    fixed,
    normal,
)
from exercises.checks.differences import both_sides

SHAPE = ArrayOf("rows units")
AXES = {"dA": "rows units", "Z": "rows units"}
SIZES = {"rows": (1, 4), "units": (1, 5)}


def off_the_corner(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers of both signs that keep away from 0, where there is no slope."""
    signs = rng.integers(0, 2, shape) * 2 - 1
    return np.asarray(rng.uniform(0.1, 2.0, shape) * signs)


def with_zeros(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers of which about half are exactly 0, the first one always."""
    drawn = rng.normal(0.0, 1.0, shape) * rng.integers(0, 2, shape)
    drawn.flat[0] = 0.0
    return drawn


def beside(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers of both signs that are close to 0, the first one just above."""
    signs = rng.integers(0, 2, shape) * 2 - 1
    drawn = np.asarray(10.0 ** rng.uniform(-9.0, -3.0, shape) * signs)
    drawn.flat[0] = 10.0 ** rng.uniform(-9.0, -7.0)
    return drawn


def far_out(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers up to some hundreds: relu has no ceiling."""
    return np.asarray(rng.normal(0.0, 300.0, shape))


def both(draw: object = None, dtype: str = "float64") -> Family:
    """Return drawn pairs of upstream gradient and input."""
    z = Array("rows units", draw or normal(), dtype)  # type: ignore[arg-type]
    return Family({"dA": Array("rows units", dtype=dtype), "Z": z}, SIZES)


def forward(draw: object = None, dtype: str = "float64") -> Family:
    """Return drawn inputs of the way forward."""
    z = Array("rows units", draw or normal(), dtype)  # type: ignore[arg-type]
    return Family({"Z": z}, SIZES)


PROBE = Family(
    {"dA": Array("rows units"), "Z": Array("rows units", both_sides)},
    {"rows": (2, 4), "units": (3, 5)},
)
OWN = SlopeOf("relu", "relu_backward", PROBE, corner=True)

CHECKS: list[Check] = [
    SameValues(
        id="forward",
        title="relu keeps what is positive and zeroes the rest",
        points=1,
        call="relu",
        cases=[forward(), forward(far_out)],
        returns=SHAPE,
    ),
    SameValues(
        id="forward-precision",
        title="relu: float32 in, float32 out",
        points=1,
        call="relu",
        cases=[forward(dtype="float32")],
        returns=SHAPE,
        needs=("forward",),
        strict=True,
    ),
    LeavesAlone(
        id="forward-inputs",
        title="relu leaves Z as it was",
        points=1,
        call="relu",
        cases=[forward()],
        needs=("forward",),
    ),
    SameValues(
        id="example",
        title="The example of the statement comes out",
        points=1,
        call="relu_backward",
        cases=[
            fixed(
                AXES,
                dA=np.array([[5.0, -6.0, 7.0]]),
                Z=np.array([[2.0, 3.0, -1.0]]),
            )
        ],
        returns=SHAPE,
        own=OWN,
        unless=("forward",),
        visible=True,
    ),
    SlopeOfOwn(
        id="slope",
        title="relu_backward is the slope of your relu, for any upstream gradient",
        points=4,
        forward="relu",
        backward="relu_backward",
        cases=[both(off_the_corner)],
        axes="rows units",
        probe=PROBE,
        unless=("forward",),
    ),
    SameValues(
        id="corner",
        title="At exactly 0 no gradient passes, but right above 0 it does",
        points=1,
        call="relu_backward",
        cases=[both(with_zeros), both(beside)],
        returns=SHAPE,
        own=OWN,
        unless=("forward",),
        needs=("slope",),
    ),
    SameValues(
        id="precision",
        title="relu_backward: float32 in, float32 out",
        points=1,
        call="relu_backward",
        cases=[both(dtype="float32")],
        returns=SHAPE,
        own=OWN,
        unless=("forward",),
        needs=("slope",),
        strict=True,
    ),
    LeavesAlone(
        id="inputs",
        title="relu_backward leaves dA and Z as they were",
        points=1,
        call="relu_backward",
        cases=[both()],
        needs=("slope",),
    ),
]
