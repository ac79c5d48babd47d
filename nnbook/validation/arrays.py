"""Arrays: their shapes, types and numbers."""

from cmath import isfinite
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.types import Array, Labels
from nnbook.validation.values import require, require_instance, shortened

#: float32, float64 and complex128, as `dtype.char` says it.
FORMULA_TYPES = "fdD"


def as_array(name: str, got: npt.ArrayLike) -> npt.NDArray[Any]:
    """Return `got` as a plain array: a matrix is one, too, if nothing is masked.

    Raises ValueError where its rows differ in length, where an entry is masked, and for
    what NumPy cannot convert.
    """
    if isinstance(got, np.ma.MaskedArray):
        seen = ~np.ma.getmaskarray(got)
        require_each(name, got, seen, "numbers, none of them masked")
    try:
        return np.asarray(got)
    except (ValueError, TypeError, RuntimeError) as error:
        expected = "an array of numbers"
        raise ValueError(f"{name} is {shortened(got)}, expected {expected}") from error


def as_numbers(
    name: str, got: npt.ArrayLike, dtype: npt.DTypeLike | None = None
) -> Array:
    """Return `got` as an array of real (or, for the complex step, complex) numbers.

    Integers become float64, and everything `dtype` if one is given. Raises ValueError
    for what is not an array of numbers.
    """
    if type(got) is np.ndarray and got.dtype is dtype:
        return got  # a training step comes here twice: it should cost nothing
    values = as_array(name, got)
    if values.dtype.kind not in "biufc":
        raise ValueError(f"{name} has dtype {values.dtype}, expected numbers")
    if dtype is None and values.dtype.kind in "biu":
        dtype = np.float64
    if values.dtype.kind == "c" and dtype is not None and np.dtype(dtype).kind != "c":
        raise ValueError(f"{name} has dtype {values.dtype}, expected {np.dtype(dtype)}")
    numbers: Array = values.astype(dtype or values.dtype, copy=False)
    return numbers


def require_formula_type(name: str, got: Array) -> None:
    """Raise ValueError unless the formulas can run in the array's type."""
    if got.dtype.char not in FORMULA_TYPES:
        expected = "floating-point numbers: float32, float64 or complex128"
        raise ValueError(f"{name} has dtype {got.dtype}, expected {expected}")


def require_finite(name: str, got: Array) -> None:
    """Raise ValueError unless every number is finite."""
    # Where the sum of squares is finite, all are. It is one call, and a step makes two.
    if not isfinite(np.vdot(got, got)):
        require_each(name, got, np.isfinite(got), "finite numbers")


def require_each(
    name: str, got: Array, fits: npt.NDArray[np.bool_], expected: str
) -> None:
    """Raise ValueError that names the first entry of `got` that does not fit."""
    if not fits.all():
        wrong = tuple(np.argwhere(~fits)[0])
        where = ", ".join(map(str, wrong))
        raise ValueError(f"{name}[{where}] is {got[wrong]}, expected {expected}")


def require_shape(name: str, got: Array, shape: tuple[int, ...], whose: str) -> None:
    """Raise ValueError unless `got` is an array of the shape, which is `whose`."""
    if not isinstance(got, np.ndarray):
        raise ValueError(f"{name} is {shortened(got)}, expected an array of numbers")
    if got.shape != shape:
        had = f"has shape {got.shape}"
        raise ValueError(f"{name} {had}, expected {shape}, the shape of {whose}")


def require_same_shape(name: str, got: Array, other: str, like: Array) -> None:
    """Raise ValueError unless the two arrays have one shape."""
    shape = got.shape if isinstance(got, np.ndarray) else np.shape(got)
    if shape != like.shape:
        raise ValueError(
            f"{name} has shape {shape}, expected that of {other}, {like.shape}"
        )


def require_rows(name: str, got: Array, columns: int | None = None) -> None:
    """Raise ValueError unless `got` is a non-empty matrix with rows as samples."""
    width = "n" if columns is None else columns
    require_instance(name, got, np.ndarray)
    fits = got.ndim == 2 and got.size > 0 and columns in (None, got.shape[1])
    if not fits:
        raise ValueError(
            f"{name} has shape {got.shape}, expected (N, {width}) with N >= 1"
        )


def require_labels(name: str, got: npt.ArrayLike) -> Labels:
    """Return class indices as an array (N,), or raise ValueError."""
    labels = as_array(name, got)
    whole = labels.ndim == 1 and np.issubdtype(labels.dtype, np.integer)
    proper = whole and len(labels) > 0 and int(labels.min()) >= 0
    require(proper, name, got, "N >= 1 class indices, integers >= 0")
    largest = np.iinfo(np.intp).max
    require_each(name, labels, labels <= largest, f"class indices up to {largest}")
    return labels.astype(np.intp)


def require_weights(name: str, got: npt.ArrayLike, count: int) -> Array:
    """Return `count` weights >= 0, not all of them 0, or raise ValueError."""
    weights = as_numbers(name, got, np.float64)
    require_shape(name, weights, (count,), "one weight for each sample")
    require_finite(name, weights)
    proper = bool((weights >= 0).all() and weights.any())
    require(proper, name, got, "numbers >= 0, not all of them 0")
    with np.errstate(over="ignore"):
        total = weights.sum()
    require(bool(np.isfinite(total)), name, got, "numbers with a finite sum")
    return weights
