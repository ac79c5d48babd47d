"""The line that a neuron draws, and how far from it the points lie."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnbook.plotting.arguments import given_or_new, numbers
from nnbook.plotting.palette import INK, SOFT
from nnbook.plotting.regions import draw_points, labelled_points, padded
from nnbook.types import Array
from nnbook.validation import require, require_between, require_instance


def separating_line(
    X: ArrayLike,
    y: ArrayLike,
    w: ArrayLike,
    b: float,
    *,
    margin: bool = False,
    history: ArrayLike | None = None,
    ax: Axes | None = None,
) -> Axes:
    """The line w . x + b = 0 between points (X, y), and w as an arrow.

    X has shape (N, 2), y (N,) with classes 0 and 1, w (2,). `margin` adds, dashed, the
    parallels through the point nearest to the line, at min |w . x + b| / |w| from it.
    `history` holds earlier lines as rows (w_1, w_2, b), shape (steps, 3): the older,
    the fainter. Raises ValueError.
    """
    points, classes = labelled_points(X, y)
    require(classes.max() <= 1, "y", int(classes.max()), "classes 0 and 1")
    normal = numbers("w", w, "(2,)")
    length = float(np.hypot(*normal))
    require(length > 0, "w", w, "a vector other than 0, which draws no line")
    require_between("b", b, -np.inf, np.inf, open_low=True)
    require_instance("margin", margin, bool)
    none = np.empty((0, 3))
    older = none if history is None else numbers("history", history, "(steps, 3)")
    low, high = padded(points)
    ax = given_or_new(ax, (4.4, 4.2))
    for age, (w1, w2, shift) in enumerate(older):
        alpha = 0.2 + 0.6 * age / len(older)
        _line(ax, np.array([w1, w2]), shift, SOFT, lw=0.9, alpha=alpha)
    draw_points(ax, points, classes)
    _line(ax, normal, b, INK, lw=1.6)
    _arrow(ax, normal, b, (low + high) / 2, 0.16 * float(np.max(high - low)))
    if margin:
        nearest = float(np.abs(points @ normal + b).min())
        for side in (-nearest, nearest):
            _line(ax, normal, b + side, INK, ls=(0, (4, 3)))
        ax.set_title(f"margin {nearest / length:.3g}", loc="right", color=SOFT)
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), aspect="equal")
    ax.set(xlabel="x₁", ylabel="x₂")
    return ax


def _line(
    ax: Axes, w: Array, b: float, colour: str, *, alpha: float = 1.0, **style: Any
) -> None:
    """w . x + b = 0, nothing if w is 0: through the point nearest to the origin."""
    if w.any():
        foot = -b * w / (w @ w)
        along = np.array([-w[1], w[0]])
        ax.axline(tuple(foot), tuple(foot + along), color=colour, alpha=alpha, **style)


def _arrow(ax: Axes, w: Array, b: float, centre: Array, size: float) -> None:
    """w, from the point of the line that is nearest to the centre; `size` long."""
    start = centre - (w @ centre + b) * w / (w @ w)
    end = start + size * w / np.hypot(*w)
    arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", tuple(end), xytext=tuple(start), arrowprops=arrow)
    beyond = end + 0.25 * (end - start)
    ax.text(
        float(beyond[0]), float(beyond[1]), "w", ha="center", va="center", weight="bold"
    )
