"""What a convolution must do: one filter, channels, padding, stride, precision."""

from typing import Any

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    LeavesAlone,
    Made,
    SameValues,
    fixed,
)

Z = ArrayOf("images filters rows columns")
AXES = {
    "X": "images channels rows columns",
    "W": "filters channels height width",
    "b": "filters",
}
IMAGE = {"rows": (5, 8), "columns": (5, 8), "height": (1, 4), "width": (1, 4)}
PLAIN = {"images": (1, 1), "channels": (1, 1), "filters": (1, 1)}
MANY = {"images": (1, 3), "channels": (1, 3), "filters": (1, 4)}
# the same shapes in every case, so that nothing but the settings tells calls apart
ALIKE = dict.fromkeys(("rows", "columns"), (7, 7))
ALIKE |= dict.fromkeys((*PLAIN, "height", "width"), (2, 2))


def always(value: int) -> Made:
    """Return a setting that is the same in every case."""
    return Made(lambda rng: value)


def family(
    sizes: dict[str, tuple[int, int]], count: int = 4, **settings: int
) -> Family:
    """Return drawn images and filters, and these settings."""
    args: dict[str, Array | Made] = {n: Array(axes) for n, axes in AXES.items()}
    args |= {name: always(value) for name, value in settings.items()}
    return Family(args, IMAGE | sizes, count)


def example(**settings: int) -> Case:
    """Return the example of the statement."""
    return fixed(
        AXES,
        X=np.arange(9.0).reshape(1, 1, 3, 3),
        W=np.array([[[[1.0, 0.0], [0.0, 2.0]]]]),
        b=np.array([10.0]),
        **settings,
    )


def rounding(X: np.ndarray, W: np.ndarray, b: np.ndarray, *settings: int) -> Any:
    """Return the size of the terms that are added."""
    return np.abs(W).sum() * np.abs(X).max() + np.abs(b).max()


SINGLE = {name: Array(axes, dtype="float32") for name, axes in AXES.items()}

CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The examples of the statement come out",
        points=1,
        call="convolve",
        cases=[example(), example(stride=2, padding=1)],
        returns=Z,
        visible=True,
    ),
    SameValues(
        id="one-filter",
        title="One filter of any size passes over one image",
        points=3,
        call="convolve",
        cases=[family(PLAIN)],
        returns=Z,
        scale=rounding,
    ),
    SameValues(
        id="channels",
        title="Channels are added up, images and filters kept apart",
        points=3,
        call="convolve",
        cases=[family(MANY)],
        returns=Z,
        scale=rounding,
    ),
    SameValues(
        id="padding",
        title="Zeros lie around the image",
        points=2,
        call="convolve",
        cases=[
            family(MANY, stride=1, padding=1),
            family(MANY, stride=1, padding=2),
            family(ALIKE, 1, stride=1, padding=1),
            family(ALIKE, 1, stride=1, padding=0),
        ],
        returns=Z,
        needs=("one-filter",),
        scale=rounding,
    ),
    SameValues(
        id="stride",
        title="The filter moves by the stride, and stops at the edge",
        points=1,
        call="convolve",
        cases=[
            family(MANY, stride=2, padding=0),
            family(MANY, stride=3, padding=1),
            family(ALIKE, 1, stride=3, padding=0),
            family(ALIKE, 1, stride=1, padding=0),
        ],
        returns=Z,
        needs=("one-filter",),
        scale=rounding,
    ),
    SameValues(
        id="precision",
        title="float32 in, float32 out",
        points=1,
        call="convolve",
        cases=[Family(SINGLE, IMAGE | MANY, count=2)],
        returns=Z,
        needs=("channels",),
        scale=rounding,
        strict=True,
    ),
    LeavesAlone(
        id="inputs",
        title="X, W and b stay as they were",
        points=1,
        call="convolve",
        cases=[family(MANY), family(MANY, stride=1, padding=1)],
        needs=("channels",),
    ),
]
