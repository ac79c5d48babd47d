"""Grids of small images: what a convolution looks for, and what it finds."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from nnbook.plotting.arguments import given_or_new, numbers
from nnbook.plotting.palette import LINE, SOFT
from nnbook.plotting.tints import Extent, signed_tint, tint
from nnbook.types import Array
from nnbook.validation import require_count

GAP = 0.12  # between images, in widths of an image
WIDTH = 6.66  # inches, as wide as the text


def filters(W: ArrayLike, *, columns: int = 8, ax: Axes | None = None) -> Axes:
    """Filters of a convolution: blue above zero, red with a minus below.

    W is (F, C, kh, kw). With one channel the F filters stand in rows of `columns`;
    with more, each filter has a row and each channel a column. All share one scale,
    which is printed, centred at zero. Raises ValueError.
    Source: Krizhevsky, Sutskever and Hinton (2012), ImageNet classification with deep
    convolutional neural networks.
    """
    weights = numbers("W", W, "(F, C, kh, kw)")
    require_count("columns", columns)
    F, C, kh, kw = weights.shape
    per_row = C if C > 1 else min(columns, F)
    ax = _grid(weights.reshape(-1, kh, kw), per_row, ax)
    if C > 1:
        ax.set(xticks=0.5 + (1 + GAP) * np.arange(C), xticklabels=range(C))
        ax.set(yticks=0.5 * kh / kw + (kh / kw + GAP) * np.arange(F))
        ax.set(yticklabels=range(F), xlabel="channel", ylabel="filter")
        ax.xaxis.set_label_position("top")
        ax.tick_params(length=0, labeltop=True, labelbottom=False)
    return ax


def feature_maps(A: ArrayLike, *, columns: int = 8, ax: Axes | None = None) -> Axes:
    """What each channel of a layer makes of one image: the larger, the more ink.

    A is (C, H, W), the output for a single image. Values below zero, if there are any,
    turn the ink into blue and red, as in `filters`. All maps share one scale,
    which is printed, so that a map that is zero everywhere is an empty frame. Raises
    ValueError.
    Source: Zeiler and Fergus (2014), Visualizing and understanding convolutional
    networks.
    """
    maps = numbers("A", A, "(C, H, W)")
    require_count("columns", columns)
    return _grid(maps, min(columns, len(maps)), ax)


def _grid(images: Array, columns: int, ax: Axes | None) -> Axes:
    """Draw images (n, H, W) in rows, each one wide, and their common scale below."""
    n, H, W = images.shape
    height = H / W
    rows = -(-n // columns)
    top = float(np.abs(images).max())
    signed = bool(images.min() < 0)
    bottom = rows * (height + GAP) + GAP
    side = min(WIDTH / columns, 1.1)
    ax = given_or_new(ax, (side * columns * (1 + GAP), side * (bottom + 0.3) + 0.3))
    for i, image in enumerate(images):
        row, column = divmod(i, columns)
        x, y = column * (1 + GAP), row * (height + GAP)
        _draw(ax, image / (top or 1.0), signed, (x, x + 1, y + height, y))
    _scale(ax, top, signed, bottom, width=min(columns, 3))
    ax.set(xlim=(-0.02, columns * (1 + GAP) - GAP + 0.02), ylim=(bottom + 0.22, -0.02))
    ax.set(aspect="equal", xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return ax


def _draw(ax: Axes, values: Array, signed: bool, extent: Extent) -> None:
    """An image in a frame; with ink only where nothing is below zero."""
    left, right, bottom, top = extent
    if signed:
        signed_tint(ax, values, extent)
    else:
        tint(ax, values, extent)
    size = right - left, bottom - top
    ax.add_patch(Rectangle((left, top), *size, fc="none", ec=LINE, lw=0.8))


def _scale(ax: Axes, top: float, signed: bool, y: float, width: int) -> None:
    """A strip that shows which tint is which number."""
    ends = (-1.0, 0.0, 1.0) if signed else (0.0, 1.0)
    strip = np.linspace(ends[0], ends[-1], 11)[None]
    _draw(ax, strip, signed, (0, width, y + 0.2, y))
    for end, x in zip(ends, np.linspace(0, width, len(ends)), strict=True):
        ax.annotate(
            f"{end * top:.2g}".replace("-", "−"),
            (x, y + 0.2),
            xytext=(0, -4),
            textcoords="offset points",
            ha="left" if x == 0 else "right" if x == width else "center",
            va="top",
            color=SOFT,
            annotation_clip=False,
        )
