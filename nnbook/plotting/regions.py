"""The plane as a model divides it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnbook.plotting.arguments import given_or_new, numbers
from nnbook.plotting.palette import INK, SERIES, class_mark
from nnbook.types import Array, Labels
from nnbook.validation import require, require_count, require_labels


def decision_regions(
    predict: Callable[[Array], ArrayLike],
    X: ArrayLike,
    y: ArrayLike,
    *,
    resolution: int = 240,
    ax: Axes | None = None,
) -> Axes:
    """The plane tinted by `predict`, the points (X, y) on it, a line where it changes.

    `predict` takes points (n, 2) and returns the class of each, an integer from 0 to
    4: so many classes have a mark of their own. X has shape (N, 2) and y (N,); the
    plane is looked at in `resolution`^2 points. Raises ValueError.
    """
    points, classes = labelled_points(X, y)
    require(callable(predict), "predict", predict, "a function of points (n, 2)")
    require_count("resolution", resolution, least=2)
    x1, x2 = (
        np.linspace(low, high, resolution)
        for low, high in zip(*padded(points), strict=True)
    )
    plane = np.stack(np.meshgrid(x1, x2), axis=-1).reshape(-1, 2)
    predicted = require_marked("what predict returns", predict(plane))
    same = predicted.shape == (len(plane),)
    require(same, "what predict returns", predicted.shape, "one class for each point")
    ax = given_or_new(ax, (4.4, 4.2))
    regions = predicted.reshape(resolution, resolution)
    for k in np.unique(predicted):
        region = (regions == k).astype(float)
        tint = [class_mark(int(k)).colour]
        ax.contourf(x1, x2, region, levels=[0.5, 1.5], colors=tint, alpha=0.2)
        if not region.all():
            ax.contour(x1, x2, region, levels=[0.5], colors=INK, linewidths=0.8)
    draw_points(ax, points, classes)
    ax.set(aspect="equal", xlabel="x₁", ylabel="x₂")
    ax.spines[:].set_visible(False)
    return ax


def labelled_points(X: ArrayLike, y: ArrayLike) -> tuple[Array, Labels]:
    """Return points (N, 2) and their classes (N,), each with a mark; or ValueError."""
    points, classes = numbers("X", X, "(N, 2)"), require_marked("y", y)
    require(len(classes) == len(points), "y", classes.shape, f"({len(points)},)")
    return points, classes


def require_marked(name: str, got: ArrayLike) -> Labels:
    """Return class indices (N,) that have a mark of their own, or raise ValueError."""
    classes = require_labels(name, got)
    most = len(SERIES) - 1
    require(
        classes.max() <= most, name, int(classes.max()), f"classes from 0 to {most}"
    )
    return classes


def padded(points: Array) -> tuple[Array, Array]:
    """Lower and upper limits, shape (2,), of a plane with room around the points."""
    low, high = points.min(axis=0), points.max(axis=0)
    room = 0.08 * (high - low) + 1e-9
    return low - room, high + room


def draw_points(ax: Axes, points: Array, classes: Labels) -> None:
    """Draw every class with its mark; thousands of points become pixels in an SVG."""
    for k in np.unique(classes):
        mark = class_mark(int(k))
        x1, x2 = points[classes == k].T
        drawn = ax.scatter(x1, x2, s=20, c=mark.colour, marker=mark.marker, lw=0)
        drawn.set_rasterized(len(x1) > 1000)
