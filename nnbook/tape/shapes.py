"""Shapes on a tape: which arrays may meet, and how a gradient gets its shape back."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.types import Array
from nnbook.validation import require, shortened

#: One axis, several, or all of them.
Axis = int | tuple[int, ...] | None


def sum_to_shape(dC: Array, shape: tuple[int, ...]) -> Array:
    """dA = sum of dC over the axes along which A was repeated, in the shape of A.

    An entry that broadcasting copied has acted through each of its copies.
    """
    padded = (1,) * (dC.ndim - len(shape)) + shape
    repeated = tuple(axis for axis, size in enumerate(padded) if size == 1)
    dA: Array = dC.sum(axis=repeated).reshape(shape)
    return dA


def sum_over(a: Array, axis: Axis) -> Array:
    """sum of a over the axes, which stay with length 1. Raises ValueError."""
    try:
        kept: Array = a.sum(axis=axis, keepdims=True)
    except (OverflowError, TypeError, ValueError) as error:
        expected = f"axes of an array of shape {a.shape}"
        raise ValueError(f"axis is {axis!r}, expected {expected}") from error
    return kept


def reshaped(a: Array, shape: tuple[Any, ...]) -> Array:
    """The entries of a in another shape, given as sizes or as a tuple of them.

    Raises ValueError for sizes that do not make up the entries of a.
    """
    one = len(shape) == 1 and not isinstance(shape[0], int | np.integer)
    sizes = shape[0] if one else shape
    try:
        return a.reshape(tuple(sizes))
    except (OverflowError, TypeError, ValueError) as error:
        expected = f"sizes that multiply to {a.size}"
        raise ValueError(f"shape is {shortened(sizes)}, expected {expected}") from error


def entries(a: Array, index: Any) -> Array:
    """a[index]. Raises ValueError for an index that a does not have, or of nothing."""
    try:
        found = np.asarray(a[index])
    except (IndexError, OverflowError, TypeError, ValueError) as error:
        expected = f"an index of an array of shape {a.shape}"
        raise ValueError(f"index is {shortened(index)}, expected {expected}") from error
    require(found.size > 0, "index", index, "one that selects at least one entry")
    return found


def require_broadcast(a: Array, b: npt.ArrayLike) -> None:
    """Raise ValueError unless a and b can be broadcast to one shape."""
    try:
        np.broadcast_shapes(a.shape, np.shape(b))
    except ValueError as error:
        expected = f"one that broadcasts with {a.shape}"
        raise ValueError(f"B has shape {np.shape(b)}, expected {expected}") from error


def require_pairs(parents: Any) -> None:
    """Raise ValueError unless all parents are pairs of an operand and its rule."""
    proper = isinstance(parents, list | tuple) and all(
        isinstance(pair, tuple) and len(pair) == 2 and callable(pair[1])
        for pair in parents
    )
    require(proper, "parents", parents, "pairs of an operand and its rule")


def require_product(a: Array, b: Array) -> None:
    """Raise ValueError unless a @ b is a product of matrices."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[0]:
        raise ValueError(
            f"A @ B has shapes {a.shape} @ {b.shape}, expected (n, k) @ (k, m)"
        )
