"""Optimisers on the way down, seen from above."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from numpy.typing import ArrayLike

from nnbook.plotting.arguments import given_or_new, numbers, require_lines
from nnbook.plotting.labels import label_line_ends
from nnbook.plotting.palette import INK, PAPER, SOFT
from nnbook.types import Array, Objective
from nnbook.validation import require, require_count

MARKS = "os^Dv"  # at the end of a path: as the classes of the same colours


def landscape(
    f: Objective,
    paths: Mapping[str, ArrayLike],
    xlim: tuple[float, float],
    ylim: tuple[float, float],
    *,
    levels: int = 12,
    resolution: int = 200,
    ax: Axes | None = None,
) -> Axes:
    """Lines of equal f(theta) for theta in the plane, and the paths that went down.

    `f` takes an array (2,) and returns a number; `paths` maps a name to the places
    (steps, 2), the start first. The lines lie closer where f is near its lowest value:
    their heights above it grow by a constant factor. The start is a ring, the end of
    each path its own mark, of which there are five. Raises ValueError, also for an f
    that is flat.
    """
    require(callable(f), "f", f, "a function of theta, shape (2,)")
    require_lines("paths", paths)
    require_count("levels", levels, least=2)
    require_count("resolution", resolution, least=2)
    theta1, theta2 = (
        np.linspace(*_limits(name, ends), resolution)
        for name, ends in (("xlim", xlim), ("ylim", ylim))
    )
    steps = {name: _path(name, path) for name, path in paths.items()}
    heights = np.array([[f(np.array([a, b])) for a in theta1] for b in theta2])
    heights = numbers("what f returns", heights, "(n, n)")
    above = float(np.ptp(heights))
    require(above > 0, "what f returns", float(heights[0, 0]), "heights that differ")
    ax = given_or_new(ax, (6.66, 4.2))
    at = heights.min() + above * np.geomspace(1e-3, 1, levels + 1)[:-1]
    ax.contour(
        theta1, theta2, heights, levels=at, colors=SOFT, linewidths=0.6, alpha=0.5
    )
    ax.set(xlim=xlim, ylim=ylim, xlabel="θ₁", ylabel="θ₂")
    lines = [_draw(ax, i, name, steps[name]) for i, name in enumerate(steps)]
    if lines:
        label_line_ends(ax, lines)
    for label in ax.texts:
        label.set(zorder=6, bbox={"fc": PAPER, "lw": 0, "pad": 1, "alpha": 0.8})
    return ax


def _limits(name: str, got: tuple[float, float]) -> tuple[float, float]:
    low, high = numbers(name, got, "(2,)")
    require(low < high, name, got, "(low, high) with low < high")
    return low, high


def _path(name: str, path: ArrayLike) -> Array:
    return numbers(f"paths[{name!r}]", path, "(steps, 2)")


def _draw(ax: Axes, i: int, name: str, path: Array) -> Line2D:
    """A path with a ring at its start and the mark of its colour at its end."""
    (line,) = ax.plot(*path.T, label=name, lw=1.5)
    ax.plot(*path[0], "o", ms=8, color=INK, mfc=PAPER, mew=1.2, ls="", zorder=4)
    ax.plot(*path[-1], MARKS[i], ms=6.5, color=line.get_color(), ls="", zorder=7)
    return line
