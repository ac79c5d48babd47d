"""What a classifier takes for what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from nnbook.metrics.confusion import NORMALIZE
from nnbook.plotting.arguments import given_or_new, names, numbers
from nnbook.plotting.palette import INK, SERIES, SOFT
from nnbook.validation import require, require_choice

STRONGEST = 0.5  # the tint of a whole row, on which ink can still be read
#: What the shares are parts of.
WHOLES = {"true": "row", "predicted": "column", "all": "whole"}


def confusion_heatmap(
    matrix: ArrayLike,
    labels: Sequence[str] | None = None,
    *,
    normalize: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Rows are true classes, columns predicted ones; tint is the share of the row.

    `matrix` is (K, K), counts as `confusion_matrix` gives them. The diagonal (right)
    is blue, everything else (wrong) red. Every count is printed, or with `normalize`
    its share in per cent, which then is the tint: of the row ("true"), of the column
    ("predicted") or of "all", as in `confusion_matrix`. Raises ValueError.
    """
    counts = numbers("matrix", matrix, "(K, K)")
    K = len(counts)
    require(counts.shape == (K, K), "matrix", counts.shape, "as wide as high, (K, K)")
    whole = bool((counts == np.maximum(counts.round(), 0)).all())
    require(whole, "matrix", matrix, "counts, whole numbers of at least 0")
    classes = names("labels", range(K) if labels is None else labels, K)
    if normalize is not None:
        require_choice("normalize", normalize, list(NORMALIZE))
    axis = NORMALIZE[normalize or "true"]
    share = counts / np.maximum(counts.sum(axis=axis, keepdims=True), 1)
    side = min(5.2, 1.4 + 0.42 * K)
    ax = given_or_new(ax, (side, side))
    for i, j in product(range(K), repeat=2):
        colour = SERIES[0] if i == j else SERIES[4]
        tint = to_rgba(colour, STRONGEST * float(share[i, j]) ** 0.6)
        ax.add_patch(Rectangle((j - 0.48, i - 0.48), 0.96, 0.96, fc=tint, lw=0))
        says = f"{100 * share[i, j]:.1f}" if normalize else f"{counts[i, j]:.0f}"
        ax.text(
            j,
            i,
            says if counts[i, j] else "0",
            ha="center",
            va="center",
            color=INK if counts[i, j] else SOFT,
            alpha=1.0 if counts[i, j] else 0.6,
            fontsize=10.5 if K < 8 else 8.5,
        )
    ax.set(xlim=(-0.5, K - 0.5), ylim=(K - 0.5, -0.5), aspect="equal")
    ax.set(xticks=range(K), yticks=range(K), xticklabels=classes, yticklabels=classes)
    unit = f" (per cent of the {WHOLES[normalize]})" if normalize else ""
    ax.set(xlabel=f"predicted{unit}", ylabel="true")
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    return ax
