"""What figures are given: axes to draw on, and arrays whose axes have names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnbook.plotting.palette import SERIES
from nnbook.types import Array
from nnbook.validation import as_numbers, require, require_finite, require_instance


def numbers(name: str, got: ArrayLike, axes: str) -> Array:
    """Return `got` as finite float64 with the axes that are named, as in "(N, 2)".

    A letter stands for any size from 1. Raises ValueError for anything else.
    """
    values: Array = as_numbers(name, got, np.float64)
    sizes = axes.strip("(,)").split(", ")
    fits = len(sizes) == values.ndim and all(
        n == int(size) if size.isdigit() else n > 0
        for n, size in zip(values.shape, sizes, strict=True)
    )
    if not fits:
        raise ValueError(f"{name} has shape {values.shape}, expected {axes}")
    require_finite(name, values)
    return values


def names(name: str, got: object, count: int) -> list[str]:
    """Return `count` names as a list of strings, or raise ValueError."""
    listed: list[str] = []
    number = isinstance(got, np.ndarray) and got.ndim == 0
    if isinstance(got, Iterable) and not isinstance(got, str) and not number:
        listed = [str(each) for each in got]
    require(len(listed) == count, name, got, f"{count} names")
    return listed


def require_lines(name: str, got: Mapping[str, Any]) -> None:
    """Raise ValueError unless `got` names lines, no more than the style tells apart."""
    require_instance(name, got, Mapping)
    most = len(SERIES)
    require(len(got) <= most, name, list(got), f"at most {most} of them")


def given_or_new(ax: Axes | None, size: tuple[float, float] | None = None) -> Axes:
    """Return the axes that were given, else those of a new figure, `size` in inches."""
    if ax is None:
        return plt.subplots(figsize=size)[1]
    require_instance("ax", ax, Axes)
    return ax
