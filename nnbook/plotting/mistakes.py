"""The images that a classifier is wrong about."""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from nnbook.plotting.arguments import names, numbers
from nnbook.plotting.palette import LINE, SOFT
from nnbook.plotting.tints import tint
from nnbook.types import Array
from nnbook.validation import as_numbers, require, require_count, require_labels


def misclassified(
    X: ArrayLike,
    y: ArrayLike,
    P: ArrayLike,
    labels: Sequence[str] | None = None,
    *,
    count: int = 12,
    columns: int = 6,
) -> Figure:
    """The wrong predictions, the most confident first: argmax_k P[i, k] is not y[i].

    X holds grey images (N, H, W), (N, 1, H, W) or, when they are square, (N, H * W);
    y true classes (N,), P probabilities (N, K). Below each image stand its true class,
    the predicted one and that one's probability. Raises ValueError, also when the rows
    of P are no probabilities, as logits are not, and when nothing is misclassified.
    """
    images, true = _images(X), require_labels("y", y)
    probabilities = _probabilities(P, len(images))
    K = probabilities.shape[1]
    require(len(true) == len(images), "y", true.shape, f"({len(images)},)")
    require(true.max() < K, "y", int(true.max()), f"classes below {K}, as P has")
    classes = names("labels", range(K) if labels is None else labels, K)
    predicted, confidence = probabilities.argmax(axis=1), probabilities.max(axis=1)
    wrong = np.flatnonzero(predicted != true)
    require(len(wrong) > 0, "P", "right about every image", "a mistake to show")
    worst = wrong[np.argsort(-confidence[wrong], kind="stable")]
    shown = worst[: require_count("count", count)]
    fig, panels = _panels(
        len(shown), min(require_count("columns", columns), len(shown))
    )
    for ax, i in zip(panels, shown, strict=True):
        _image(ax, images[i])
        ax.set_title(
            f"{classes[true[i]]}, read as {classes[predicted[i]]}", loc="center"
        )
        ax.set_xlabel(f"{100 * confidence[i]:.1f} %")
    return fig


def _probabilities(P: ArrayLike, count: int) -> Array:
    """Return `count` rows that sum to 1, but for rounding, or raise ValueError."""
    rows = numbers("P", P, f"({count}, K)")
    proper = (rows >= 0).all() and np.allclose(rows.sum(axis=1), 1, atol=0.01)
    require(bool(proper), "P", P, "rows of probabilities, which sum to 1")
    return rows


def _images(X: ArrayLike) -> Array:
    """Return images (N, H, W) from any of the three shapes, or raise ValueError."""
    values = as_numbers("X", X, np.float64)
    if values.ndim == 4:
        return numbers("X", X, "(N, 1, H, W)")[:, 0]
    if values.ndim != 2:
        return numbers("X", X, "(N, H, W)")
    N, pixels = numbers("X", X, "(N, pixels)").shape
    side = isqrt(pixels)
    require(side**2 == pixels, "X", values.shape, "square images, or (N, H, W)")
    return values.reshape(N, side, side)


def _panels(count: int, columns: int) -> tuple[Figure, list[Axes]]:
    """A figure of `count` panels, `columns` in a row."""
    rows = -(-count // columns)
    width = 6.66 / max(columns, 4)
    fig, grid = plt.subplots(
        rows, columns, figsize=(width * columns, (width + 0.5) * rows), squeeze=False
    )
    fig.set_layout_engine("constrained", hspace=0.1)
    for unused in grid.flat[count:]:
        unused.remove()
    return fig, list(grid.flat[:count])


def _image(ax: Axes, pixels: Array) -> None:
    """One image in a frame, from its own lightest pixel to its own darkest."""
    H, W = pixels.shape
    span = float(np.ptp(pixels)) or 1.0
    tint(ax, (pixels - pixels.min()) / span, (0, W, H, 0))
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color=LINE)
    ax.xaxis.label.set_color(SOFT)
