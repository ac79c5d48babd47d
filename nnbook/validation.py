"""Errors that name the argument, what it was, and what was expected."""

from typing import Any, cast

import numpy as np
import numpy.typing as npt

from nnbook.types import Array, Labels, Shape

#: What counts as a real number.
REAL = (int, float, np.integer, np.floating)


def require(condition: bool, name: str, got: object, expected: str) -> None:
    """Raise ValueError "name is got, expected ..." unless the condition holds."""
    if not condition:
        raise ValueError(f"{name} is {got!r}, expected {expected}")


def require_choice(name: str, got: str, choices: list[str]) -> None:
    """Raise ValueError unless `got` is one of the choices."""
    known = isinstance(got, str) and got in choices
    require(known, name, got, "one of " + ", ".join(choices))


def require_count(name: str, got: Any, least: int = 1) -> int:
    """Return `got` as an int, or raise ValueError unless it is an integer >= least."""
    whole = isinstance(got, int | np.integer) and not isinstance(got, bool)
    require(whole and got >= least, name, got, f"an integer of at least {least}")
    return int(got)


def require_between(
    name: str,
    got: Any,
    low: float,
    high: float,
    *,
    open_low: bool = False,
    closed_high: bool = False,
) -> float:
    """Return `got`, or raise ValueError unless it is a number with low <= got < high.

    `open_low` excludes `low` itself, `closed_high` admits `high`.
    """
    brackets = f"{'(' if open_low else '['}{low}, {high}{']' if closed_high else ')'}"
    number = isinstance(got, REAL) and not isinstance(got, bool | np.bool_)
    fits = (
        number
        and (got > low if open_low else got >= low)
        and (got <= high if closed_high else got < high)
    )
    require(bool(fits), name, got, f"a number in {brackets}")
    return cast(float, got)


def require_instance(name: str, got: object, kind: type | tuple[type, ...]) -> None:
    """Raise ValueError unless `got` is of the class, or of one of the classes."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    names = " or ".join(k.__name__ for k in kinds)
    require(isinstance(got, kinds), name, got, f"of type {names}")


def as_array(name: str, got: npt.ArrayLike) -> npt.NDArray[Any]:
    """Return `got` as an array, or raise ValueError where its rows differ in length."""
    try:
        return np.asarray(got)
    except ValueError as error:
        raise ValueError(f"{name} is {got!r}, expected an array of numbers") from error


def as_numbers(
    name: str, got: npt.ArrayLike, dtype: npt.DTypeLike | None = None
) -> Array:
    """Return `got` as an array of real (or, for the complex step, complex) numbers.

    Integers become float64, and everything `dtype` if one is given. Raises ValueError
    for what is not an array of numbers.
    """
    if isinstance(got, np.ndarray) and got.dtype is dtype:
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


def require_finite(name: str, got: Array) -> None:
    """Raise ValueError unless every number is finite."""
    if not np.isfinite(got).all():
        wrong = np.argwhere(~np.isfinite(got))
        where = ", ".join(map(str, wrong[0]))
        raise ValueError(
            f"{name}[{where}] is {got[tuple(wrong[0])]}, expected finite numbers"
        )


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


def require_shape(name: str, got: Array, shape: tuple[int, ...], whose: str) -> None:
    """Raise ValueError unless `got` is an array of the shape, which is `whose`."""
    if not isinstance(got, np.ndarray):
        raise ValueError(f"{name} is {got!r}, expected an array of numbers")
    if got.shape != shape:
        had = f"has shape {got.shape}"
        raise ValueError(f"{name} {had}, expected {shape}, the shape of {whose}")


def require_rows(name: str, got: Array, columns: int | None = None) -> None:
    """Raise ValueError unless `got` is a non-empty matrix with rows as samples."""
    width = "n" if columns is None else columns
    require_instance(name, got, np.ndarray)
    fits = got.ndim == 2 and got.size > 0 and columns in (None, got.shape[1])
    if not fits:
        raise ValueError(
            f"{name} has shape {got.shape}, expected (N, {width}) with N >= 1"
        )


def require_same_shape(name: str, got: Array, other: str, like: Array) -> None:
    """Raise ValueError unless the two arrays have one shape."""
    shape = got.shape if isinstance(got, np.ndarray) else np.shape(got)
    if shape != like.shape:
        raise ValueError(
            f"{name} has shape {shape}, expected that of {other}, {like.shape}"
        )


def require_weights(name: str, got: npt.ArrayLike, count: int) -> Array:
    """Return `count` weights >= 0, not all of them 0, or raise ValueError."""
    weights = as_numbers(name, got, np.float64)
    require_shape(name, weights, (count,), "one weight for each sample")
    require_finite(name, weights)
    proper = bool((weights >= 0).all() and weights.any())
    require(proper, name, got, "numbers >= 0, not all of them 0")
    return weights


def require_labels(name: str, got: npt.ArrayLike) -> Labels:
    """Return class indices as an array (N,), or raise ValueError."""
    labels = as_array(name, got)
    whole = labels.ndim == 1 and np.issubdtype(labels.dtype, np.integer)
    proper = whole and len(labels) > 0 and int(labels.min()) >= 0
    require(proper, name, got, "N >= 1 class indices, integers >= 0")
    return labels.astype(np.intp)


def require_dtype(dtype: npt.DTypeLike) -> np.dtype[Any]:
    """Return the dtype, or raise ValueError unless the formulas can run in it."""
    expected = "float32, float64 or, for the complex step, complex128"
    try:
        kind = np.dtype(dtype)
    except TypeError as error:
        raise ValueError(f"dtype is {dtype!r}, expected {expected}") from error
    allowed = kind in (np.float32, np.float64, np.complex128)
    require(allowed, "dtype", kind.name, expected)
    return kind


def require_generator(name: str, got: Any) -> np.random.Generator:
    """Return a generator, or that of a seed; raise ValueError for anything else."""
    if isinstance(got, np.random.Generator):
        return got
    return np.random.default_rng(require_count(name, got, least=0))
