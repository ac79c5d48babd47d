"""Direct labels: the name of a line stands where the line ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from nnbook.validation import require, require_between, require_instance


def label_line_ends(ax: Axes, lines: Sequence[Line2D], *, gap: float = 0.085) -> None:
    """Write each line's label after its last point, neighbours at least `gap` apart.

    `gap` is a share of the height of the axes. Limits are fixed by this: call it last.
    Raises ValueError for what are no lines, or a line without a finite point.
    """
    require_instance("ax", ax, Axes)
    listed = isinstance(lines, Sequence) and all(isinstance(x, Line2D) for x in lines)
    require(listed and len(lines) > 0, "lines", lines, "at least one Line2D")
    require_between("gap", gap, 0, 1)
    last = [_last_point(line) for line in lines]
    ax.set_xlim(ax.get_xlim())
    ax.set_ylim(ax.get_ylim())
    to_axes = ax.transData + ax.transAxes.inverted()
    ends = to_axes.transform(last)
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
    shown: NDArray[np.float64] = points[np.isfinite(points).all(axis=1)]
    require(len(shown) > 0, "lines", line, "lines with a finite point")
    last: NDArray[np.float64] = shown[-1]
    return last


def spread(heights: NDArray[np.float64], gap: float) -> NDArray[np.float64]:
    """The nearest values, in the least-squares sense, of which none is within `gap`.

    The order stays, and what has room stays where it is.
    Source: Barlow, Bartholomew, Bremner and Brunk (1972), Statistical inference under
    order restrictions.
    """
    order = np.argsort(heights, kind="stable")
    steps = gap * np.arange(len(heights))
    placed = np.empty(len(heights))
    placed[order] = _ascending(heights[order] - steps) + steps
    return placed


def _ascending(values: NDArray[np.float64]) -> list[float]:
    """Isotonic regression: max over starts a of min over ends b of the means."""
    n = len(values)
    return [
        max(
            min(float(values[a:b].mean()) for b in range(i + 1, n + 1))
            for a in range(i + 1)
        )
        for i in range(n)
    ]
