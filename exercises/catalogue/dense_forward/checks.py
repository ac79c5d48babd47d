"""What a dense layer must do: the product, the bias, for any sizes."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Family,
    LeavesAlone,
    SameValues,
    fixed,
)

Z = ArrayOf("rows units")
AXES = {"X": "rows inputs", "W": "inputs units", "b": "units"}


def family(low: int, high: int, dtype: str = "float64") -> Family:
    """Return drawn layers whose three sizes lie between low and high."""
    arrays = {name: Array(axes, dtype=dtype) for name, axes in AXES.items()}
    return Family(arrays, dict.fromkeys(("rows", "inputs", "units"), (low, high)))


def rounding(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the size of the terms that are added, which is what rounds."""
    size: np.ndarray = np.abs(X) @ np.abs(W) + np.abs(b)
    return size


CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The example of the statement comes out",
        points=1,
        call="dense_forward",
        cases=[
            fixed(
                AXES,
                X=np.array([[1.0, 0.0], [1.0, 1.0]]),
                W=np.array([[1.0, 2.0], [3.0, 4.0]]),
                b=np.array([10.0, 20.0]),
            )
        ],
        returns=Z,
        visible=True,
    ),
    SameValues(
        id="sizes",
        title="Any numbers of samples, inputs and units work",
        points=3,
        call="dense_forward",
        cases=[family(1, 6), family(3, 3)],
        returns=Z,
        scale=rounding,
    ),
    SameValues(
        id="one-sample",
        title="A batch of one sample is still a matrix with one row",
        points=1,
        call="dense_forward",
        cases=[
            Family(
                {name: Array(axes) for name, axes in AXES.items()},
                {"rows": (1, 1), "inputs": (1, 5), "units": (1, 5)},
            )
        ],
        returns=Z,
        scale=rounding,
    ),
    SameValues(
        id="precision",
        title="float32 in, float32 out",
        points=1,
        call="dense_forward",
        cases=[family(1, 6, "float32")],
        returns=Z,
        needs=("sizes",),
        scale=rounding,
        strict=True,
    ),
    LeavesAlone(
        id="inputs",
        title="X, W and b stay as they were, and so do earlier results",
        points=1,
        call="dense_forward",
        cases=[family(3, 3)],
        needs=("sizes",),
    ),
]
