"""Classes: what a model confuses, where it draws the line, the sixteen images."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from numpy.typing import ArrayLike, NDArray

from nnbook.plotting.palette import EVEN, INK, ODD, SERIES, SOFT, Mark, class_mark

TICK = Path(np.array([(-1.0, -0.1), (-0.35, -0.8), (1.0, 0.9)]))


def confusion_heatmap(
    matrix: ArrayLike, labels: Sequence[str] | None = None, *, ax: Axes | None = None
) -> Axes:
    """Rows are true classes, columns predicted ones; tint is the share of the row.

    The diagonal (right) is blue, everything else (wrong) red; every count is printed.
    """
    counts = np.asarray(matrix)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError(f"matrix has shape {counts.shape}; expected (K, K)")
    K = len(counts)
    names = [str(k) for k in range(K)] if labels is None else list(labels)
    if len(names) != K:
        raise ValueError(f"labels has {len(names)} names; expected {K}")
    if ax is None:
        side = min(5.2, 1.4 + 0.42 * K)
        ax = plt.subplots(figsize=(side, side))[1]
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    for i, j in product(range(K), repeat=2):
        colour = SERIES[0] if i == j else SERIES[4]
        tint = to_rgba(colour, 0.62 * float(share[i, j]) ** 0.6)
        ax.add_patch(Rectangle((j - 0.48, i - 0.48), 0.96, 0.96, fc=tint, lw=0))
        ink = INK if counts[i, j] else SOFT
        ax.text(j, i, f"{counts[i, j]}", ha="center", va="center", color=ink)
    ax.set(xlim=(-0.5, K - 0.5), ylim=(K - 0.5, -0.5), aspect="equal")
    ax.set(xticks=range(K), yticks=range(K), xticklabels=names, yticklabels=names)
    ax.set(xlabel="predicted", ylabel="true")
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    return ax


def decision_regions(
    predict: Callable[[NDArray[np.float64]], ArrayLike],
    X: ArrayLike,
    y: ArrayLike,
    *,
    resolution: int = 240,
    ax: Axes | None = None,
) -> Axes:
    """The plane tinted by `predict`, the points (X, y) on it.

    `predict` takes points (n, 2) and returns the class of each, an integer.
    The tint is one small image inside the SVG; points and boundary stay sharp.
    """
    points, classes = np.asarray(X, dtype=float), np.asarray(y).astype(int)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"X has shape {points.shape}; expected (N, 2)")
    if classes.shape != (len(points),):
        raise ValueError(f"y has shape {classes.shape}; expected ({len(points)},)")
    ax = plt.subplots(figsize=(4.4, 4.2))[1] if ax is None else ax
    low, high = points.min(axis=0), points.max(axis=0)
    pad = 0.08 * (high - low) + 1e-9
    x1, x2 = (
        np.linspace(a, b, resolution)
        for a, b in zip(low - pad, high + pad, strict=True)
    )
    grid = np.stack(np.meshgrid(x1, x2), axis=-1)
    regions = np.asarray(predict(grid.reshape(-1, 2))).reshape(resolution, resolution)
    _tint(ax, regions.astype(int), (x1[0], x1[-1], x2[0], x2[-1]))
    edges = np.arange(regions.max()) + 0.5
    ax.contour(x1, x2, regions, levels=edges, colors=INK, linewidths=1, alpha=0.75)
    for k in np.unique(classes):
        _scatter(ax, points[classes == k], class_mark(int(k)))
    ax.set(aspect="equal", xlabel="x₁", ylabel="x₂")
    ax.spines[:].set_visible(False)
    return ax


def _tint(
    ax: Axes, regions: NDArray[np.int_], extent: tuple[float, float, float, float]
) -> None:
    colours = np.array(
        [to_rgba(class_mark(k).colour, 0.2) for k in range(regions.max() + 1)]
    )
    ax.imshow(colours[regions], extent=extent, origin="lower", aspect="auto")


def _scatter(ax: Axes, points: NDArray[np.float64], mark: Mark) -> None:
    x1, x2 = points.T
    artist = ax.scatter(x1, x2, s=20, c=mark.colour, marker=mark.marker, lw=0)
    artist.set_rasterized(len(points) > 1000)


def parity_table(
    right: ArrayLike | None = None, *, columns: int = 8, ax: Axes | None = None
) -> Axes:
    """The 16 images of 2x2 pixels; an even one is a blue circle, an odd one a square.

    `right`, if given, holds for each image (0000, 0001, ..., 1111; the first pixel is
    the top left one) whether a model classified it rightly: a tick or a cross.
    """
    images = np.array(list(product((0, 1), repeat=4)))
    verdicts = None if right is None else np.asarray(right).astype(bool)
    if verdicts is not None and verdicts.shape != (len(images),):
        raise ValueError(f"right has shape {verdicts.shape}; expected (16,)")
    rows = -(-len(images) // columns)
    if ax is None:
        shape = (3.2 * rows + 0.2) / (3 * columns - 0.3)
        ax = plt.subplots(figsize=(6.66, 6.66 * shape))[1]
    for i, image in enumerate(images):
        row, column = divmod(i, columns)
        mark = ODD if image.sum() % 2 else EVEN
        _image(ax, image, 3 * column, 3.2 * row, mark)
        verdict = None if verdicts is None else bool(verdicts[i])
        _verdict(ax, 3 * column, 3.2 * row, mark, verdict)
    ax.set(xlim=(-0.35, 3 * columns - 0.65), ylim=(3.2 * rows - 0.1, -0.3))
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


def _image(ax: Axes, image: NDArray[np.int_], x: float, y: float, mark: Mark) -> None:
    for (i, j), pixel in zip(product((0, 1), repeat=2), image, strict=True):
        fill = mark.colour if pixel else "none"
        box = Rectangle((x + j, y + i), 0.94, 0.94, fc=fill, ec=mark.colour, lw=0.9)
        ax.add_patch(box)


def _verdict(ax: Axes, x: float, y: float, mark: Mark, right: bool | None) -> None:
    shift = 0.0 if right is None else -0.45
    ax.plot(x + 0.97 + shift, y + 2.4, mark.marker, ms=5, color=mark.colour)
    if right is not None:
        sign = TICK if right else "x"
        ax.plot(x + 1.42, y + 2.4, marker=sign, ms=5.5, mew=1.5, mec=INK, mfc="none")
