"""Samples: arrays (N, ...) that enter a layer."""

import numpy as np

from nnbook.types import Array, Shape


def require_batch(name: str, got: Array, sample: Shape = None) -> None:
    """Raise ValueError unless `got` holds N >= 1 samples of a shape, numbers all."""
    if not isinstance(got, np.ndarray):
        raise ValueError(f"{name} is {got!r}, expected an array of numbers")
    shape = got.shape
    fits = shape[1:] == sample or _same_sample(shape[1:], sample)
    if not fits or len(shape) < 2 or shape[0] < 1:
        sizes = ["..."] if sample is None else ["n" if s is None else s for s in sample]
        expected = ", ".join(map(str, ["N", *sizes]))
        raise ValueError(f"{name} has shape {shape}, expected ({expected}) with N >= 1")
    if got.dtype.kind not in "fc":
        raise ValueError(
            f"{name} has dtype {got.dtype}, expected floating-point numbers"
        )


def require_sample_shape(layer: object, got: Shape, expected: Shape) -> None:
    """Raise ValueError unless samples of shape `got` can enter the layer."""
    if not _same_sample(got, expected):
        raise ValueError(f"{layer} gets samples of shape {got}, expected {expected}")


def _same_sample(shape: Shape, other: Shape) -> bool:
    """Whether two shapes can be one, as far as they are known."""
    if shape == other or shape is None or other is None:
        return True
    pairs = zip(shape, other, strict=False)
    return len(shape) == len(other) and all(
        a is None or b is None or a == b for a, b in pairs
    )
