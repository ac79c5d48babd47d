"""Errors that name the argument, what it was, and what was expected."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.types import Array, Labels


def require(condition: bool, name: str, got: object, expected: str) -> None:
    """Raise ValueError "name is got, expected ..." unless the condition holds."""
    if not condition:
        raise ValueError(f"{name} is {got!r}, expected {expected}")


def require_choice(name: str, got: str, choices: list[str]) -> None:
    """Raise ValueError unless `got` is one of the choices."""
    require(got in choices, name, got, "one of " + ", ".join(choices))


def require_count(name: str, got: Any, least: int = 1) -> int:
    """Return `got` as an int, or raise ValueError unless it is an integer >= least."""
    whole = isinstance(got, int | np.integer) and not isinstance(got, bool)
    require(whole and got >= least, name, got, f"an integer of at least {least}")
    return int(got)


def require_between(
    name: str, got: float, low: float, high: float, *, open_low: bool = False
) -> float:
    """Return `got`, or raise ValueError unless low <= got < high (low < got)."""
    above = got > low if open_low else got >= low
    bracket = "(" if open_low else "["
    require(
        bool(above and got < high), name, got, f"a number in {bracket}{low}, {high})"
    )
    return got


def require_rows(name: str, got: Array, columns: int | None = None) -> None:
    """Raise ValueError unless `got` is a non-empty matrix with rows as samples."""
    width = "n" if columns is None else columns
    fits = got.ndim == 2 and len(got) > 0 and columns in (None, got.shape[1])
    if not fits:
        raise ValueError(
            f"{name} has shape {got.shape}, expected (N, {width}) with N >= 1"
        )


def require_same_shape(name: str, got: Array, other: str, like: Array) -> None:
    """Raise ValueError unless the two arrays have one shape."""
    if got.shape != like.shape:
        raise ValueError(
            f"{name} has shape {got.shape}, expected that of {other}, {like.shape}"
        )


def require_labels(name: str, got: npt.ArrayLike) -> Labels:
    """Return class indices as an array (N,), or raise ValueError."""
    labels: Labels = np.asarray(got)
    whole = labels.ndim == 1 and np.issubdtype(labels.dtype, np.integer)
    proper = whole and len(labels) > 0 and int(labels.min()) >= 0
    require(proper, name, got, "N >= 1 class indices, integers >= 0")
    return labels.astype(np.intp)


def require_dtype(dtype: npt.DTypeLike) -> np.dtype[Any]:
    """Return the dtype, or raise ValueError unless the formulas can run in it."""
    kind = np.dtype(dtype)
    require(
        kind in (np.float32, np.float64, np.complex128),
        "dtype",
        kind.name,
        "float32, float64 or, for the complex step, complex128",
    )
    return kind
