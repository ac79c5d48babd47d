"""Samples: arrays (N, ...) that enter a layer."""

from typing import Any

import numpy as np

from nnbook.types import Array, Shape
from nnbook.validation.arrays import (
    FORMULA_TYPES,
    as_array,
    as_numbers,
    require_formula_type,
    require_shape,
)
from nnbook.validation.values import require, shortened


def require_batch(name: str, got: Array, sample: Shape = None) -> Array:
    """Return `got` as a plain array of N >= 1 samples of a shape, numbers all.

    Raises ValueError for anything else, a list included.
    """
    if type(got) is not np.ndarray:
        if not isinstance(got, np.ndarray):
            expected = "an array of numbers"
            raise ValueError(f"{name} is {shortened(got)}, expected {expected}")
        got = as_array(name, got)
    shape = got.shape
    fits = shape[1:] == sample or _same_sample(shape[1:], sample)
    if not fits or len(shape) < 2 or shape[0] < 1:
        sizes = ["..."] if sample is None else ["n" if s is None else s for s in sample]
        expected = ", ".join(map(str, ["N", *sizes]))
        raise ValueError(f"{name} has shape {shape}, expected ({expected}) with N >= 1")
    if got.dtype.char not in FORMULA_TYPES:  # asked here, too: a call takes longer
        require_formula_type(name, got)
    return got


def as_gradient(
    name: str,
    got: Array,
    shape: tuple[int, ...],
    dtype: np.dtype[Any],
    whose: str = "the layer's output",
) -> Array:
    """Return `got` in the type of the array, `whose` shape it has, that it belongs to.

    Raises ValueError for what is not such an array of numbers, and where that array is
    none of numbers: a layer has such a one until `forward` has run.
    """
    if type(got) is np.ndarray and got.dtype is dtype and got.shape == shape:
        return got  # so it is in training, where it should cost nothing
    require(not dtype.hasobject, name, got, "forward before backward")
    require_shape(name, got, shape, whose)
    return as_numbers(name, got, dtype)


def require_known_shape(name: str, got: Shape) -> None:
    """Raise ValueError unless `got` is None, or sizes >= 1 or None."""
    sizes = () if got is None else got if isinstance(got, tuple | list) else (0,)
    fits = (s is None or (isinstance(s, int | np.integer) and s >= 1) for s in sizes)
    require(all(fits), name, got, "sizes of at least 1, or None where not known")


def require_sample_shape(layer: object, got: Shape, expected: Shape) -> None:
    """Raise ValueError unless samples of shape `got` can enter the layer."""
    require_known_shape("shape", got)
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
