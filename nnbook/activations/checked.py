"""The formulas for everybody: lists and integers welcome, nonsense refused by name.

Layers call the formulas themselves, which trust their arguments; what this package
exports looks at them first. Everything refused is a ValueError.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from nnbook.types import Array
from nnbook.validation import (
    as_numbers,
    require,
    require_between,
    require_formula_type,
    require_same_shape,
)

#: What an option may be, at least and at most.
SMALLEST, LARGEST = 1e-30, 1e30


class Formula(Protocol):
    """A = f(Z, **options)."""

    def __call__(self, Z: npt.ArrayLike, **options: float) -> Array:
        """A, of the shape of Z."""


class Product(Protocol):
    """dZ = f_vjp(dA, Z, A, **options)."""

    def __call__(
        self, dA: npt.ArrayLike, Z: npt.ArrayLike, A: npt.ArrayLike, **options: float
    ) -> Array:
        """dZ, of the shape of Z."""


def checked(f: Callable[..., Array], *, rows: bool = False) -> Formula:
    """f(Z) for anything that is an array of numbers, with rows if f needs them."""

    @wraps(f)
    def public(Z: npt.ArrayLike, **options: float) -> Array:
        options = proper_options(f, options)
        Z = proper_numbers("Z", Z, rows)
        with np.errstate(over="ignore"):  # a row may span more than its type holds
            return f(Z, **options)

    public.__module__ = "nnbook.activations"  # where pickle finds it
    return public


def checked_vjp(vjp: Callable[..., Array], *, rows: bool = False) -> Product:
    """vjp(dA, Z, A) for three arrays of numbers of one shape."""

    @wraps(vjp)
    def public(
        dA: npt.ArrayLike, Z: npt.ArrayLike, A: npt.ArrayLike, **options: float
    ) -> Array:
        options = proper_options(vjp, options)
        Z = proper_numbers("Z", Z, rows)
        dA, A = proper_numbers("dA", dA), proper_numbers("A", A)
        require_same_shape("dA", dA, "Z", Z)
        require_same_shape("A", A, "Z", Z)
        return vjp(dA, Z, A, **options)

    public.__module__ = "nnbook.activations"
    return public


def proper_numbers(name: str, got: npt.ArrayLike, rows: bool = False) -> Array:
    """Return `got` as an array of numbers, or raise ValueError."""
    Z = as_numbers(name, got)
    require_formula_type(name, Z)
    if rows and (Z.ndim == 0 or Z.shape[-1] == 0):
        raise ValueError(f"{name} has shape {Z.shape}, expected (..., K) with K >= 1")
    return Z


def proper_options(
    f: Callable[..., Array], options: Mapping[str, Any]
) -> dict[str, float]:
    """Return the options as floats, or raise ValueError unless f has them, all > 0.

    All are within what float32 holds: there, 0 / 1e-50 and 0 * 1e50 would be NaN.
    """
    known = list(getattr(f, "__kwdefaults__", None) or {})
    for name, value in options.items():
        expected = f"an option of {f.__name__}: {', '.join(known) or 'it has none'}"
        require(name in known, "option", name, expected)
        require_between(name, value, SMALLEST, LARGEST, closed_high=True)
    # A NumPy float64 would turn a float32 formula into float64, a float does not.
    return {name: float(value) for name, value in options.items()}
