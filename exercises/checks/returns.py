"""What a function should hand back: an array, a whole number, several things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from . import compare
from .advice import WHOLE
from .base import Finding

_WIDER = (
    " Something of dtype {got} came in on the way, such as `np.zeros(...)` without a "
    "dtype, or a list."
)


@dataclass(frozen=True)
class Standard:
    """How close is close: the precision of the inputs and the scale of the task."""

    dtype: np.dtype
    scale: np.ndarray | float | None = None
    strict: bool = False
    tolerance: float | None = None

    @property
    def eps(self) -> float:
        """The rounding unit of the inputs' precision, or what a tolerance implies."""
        if self.tolerance is not None:
            return self.tolerance / compare.FACTOR
        return float(np.finfo(self.dtype).eps)


def blind(returns: Returns) -> bool:
    """Say whether an answer is judged without knowing the right one."""
    return bool(getattr(returns, "blind", False))


class Returns(Protocol):
    """Compares an answer with the oracle's."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Return what is wrong, in the order type, shape, dtype, values."""


@dataclass(frozen=True)
class ArrayOf:
    """An array with these axes."""

    axes: str

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare arrays: type, shape, dtype, values."""
        axes = self.axes.split()
        wanted = "a NumPy array" if axes else "a number"
        array = compare.as_array(got, label, wanted)
        if isinstance(array, Finding):
            return array
        want = np.asarray(want)
        if not isinstance(got, (np.ndarray, np.generic)) and array.dtype.kind in "iu":
            array = array.astype(float)  # [[1, 0]] written as a list is meant as floats
        finding = compare.wrong_shape(array, want.shape, axes, label)
        finding = finding or self._dtype(array, standard, label)
        if finding is not None:
            return finding
        scale = standard.scale
        if scale is None:
            scale = float(np.max(np.abs(want), initial=0.0)) or 1.0
        return compare.wrong_values(array, want, scale, standard.eps, axes, label)

    def _dtype(self, got: np.ndarray, standard: Standard, label: str) -> Finding | None:
        if standard.strict and got.dtype != standard.dtype:
            text = f"{label} has dtype {got.dtype}, expected {standard.dtype}."
            wider = got.dtype.itemsize > standard.dtype.itemsize
            advice = _WIDER.format(got=got.dtype) if wider else ""
            advice = WHOLE if got.dtype.kind in "iu" else advice
            return Finding("dtype", text + advice)
        return compare.wrong_dtype(got, standard.dtype, label)


Number = ArrayOf("")


@dataclass(frozen=True)
class ShapeOf:
    """Finite numbers in an array with these axes, whatever the values are.

    The shape is the reference's unless it is given; -1 stands for any length. Where it
    is given the reference need not run.
    """

    axes: str
    shape: tuple[int, ...] | None = None

    @property
    def blind(self) -> bool:
        """Whether the right answer is not needed."""
        return self.shape is not None

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare type and shape; name an entry that is not finite."""
        array = compare.as_array(got, label)
        if isinstance(array, Finding):
            return array
        shape, axes = self._shape(array, want), self.axes.split()
        finding = compare.wrong_shape(array, shape, axes, label)
        if finding is None and array.dtype.kind == "c":
            finding = compare.wrong_dtype(array, standard.dtype, label)
        zeros, odd = np.zeros(shape), ~np.isfinite(array)
        if finding is None and odd.any():
            odd_only = np.where(odd, array, 0.0)
            finding = compare.wrong_values(odd_only, zeros, 1.0, 1.0, axes, label)
        return finding

    def _shape(self, got: np.ndarray, want: Any) -> tuple[int, ...]:
        """Return the shape asked for, with any length as it came."""
        if self.shape is None:
            return np.asarray(want).shape
        if got.ndim != len(self.shape):
            return tuple(max(n, 1) for n in self.shape)
        pairs = zip(self.shape, got.shape, strict=True)
        return tuple(has if n < 0 else n for n, has in pairs)


@dataclass(frozen=True)
class WholeNumber:
    """A count: a Python int or a NumPy integer."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare whole numbers: type, then value."""
        if isinstance(got, np.ndarray) and got.shape == () and got.dtype.kind in "iu":
            got = got[()]
        if isinstance(got, (bool, np.bool_)) or not isinstance(got, (int, np.integer)):
            return Finding("type", compare.wrong_type(got, label, "a whole number"))
        if int(got) != int(want):
            return Finding("values", f"{label} is {int(got)}, which is not right.")
        return None


@dataclass(frozen=True)
class Several:
    """A tuple of named parts, of which this check grades some."""

    parts: Mapping[str, Returns]
    graded: tuple[str, ...]

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare the graded parts in order."""
        names = ", ".join(self.parts)
        if not isinstance(got, (tuple, list)):
            wanted = f"a tuple ({names})"
            return Finding("type", compare.wrong_type(got, label, wanted))
        if len(got) != len(self.parts):
            parts = compare.counted(len(got), "parts")
            text = f"{label} has {parts}, expected {len(self.parts)}: {names}."
            return Finding("type", text)
        for name, part, right in zip(self.parts, got, want, strict=True):
            if name in self.graded:
                finding = self.parts[name].compare(part, right, standard, f"`{name}`")
                if finding is not None:
                    return finding
        return None
