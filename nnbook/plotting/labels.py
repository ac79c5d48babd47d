"""Direct labels: the name of a line stands where the line ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from numpy.typing import NDArray


def label_line_ends(ax: Axes, lines: Sequence[Line2D], *, gap: float = 0.085) -> None:
    """Write each line's label after its last point, neighbours at least `gap` apart.

    `gap` is a share of the height of the axes. Limits are fixed by this: call it last.
    """
    ax.set_xlim(ax.get_xlim())
    ax.set_ylim(ax.get_ylim())
    to_axes = ax.transData + ax.transAxes.inverted()
    ends = np.array([to_axes.transform(_last_point(line)) for line in lines])
    heights = spread(ends[:, 1], gap)
    for line, (x, _), y in zip(lines, ends, heights, strict=True):
        ax.annotate(
            str(line.get_label()),
            xy=(x, y),
            xycoords="axes fraction",
            xytext=(6, 0),
            textcoords="offset points",
            color=line.get_color(),
            va="center",
            annotation_clip=False,
        )


def _last_point(line: Line2D) -> NDArray[np.float64]:
    points = np.asarray(line.get_xydata(), dtype=float)
    shown: NDArray[np.float64] = points[np.isfinite(points).all(axis=1)][-1]
    return shown


def spread(heights: NDArray[np.float64], gap: float) -> NDArray[np.float64]:
    """Move values apart until neighbours differ by `gap`, keeping order and centre."""
    order = np.argsort(heights, kind="stable")
    placed = np.array(heights, dtype=float)
    placed[order] = _pushed_up(placed[order], gap)
    drift = float(np.mean(placed - heights))
    return placed - drift


def _pushed_up(ascending: NDArray[np.float64], gap: float) -> NDArray[np.float64]:
    steps = gap * np.arange(len(ascending))
    pushed: NDArray[np.float64] = np.maximum.accumulate(ascending - steps) + steps
    return pushed
