"""Proportions with their uncertainty."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter
from numpy.typing import ArrayLike

from nnbook.plotting.palette import INK, SERIES, SOFT


def success_bars(
    labels: Sequence[str],
    proportions: ArrayLike,
    intervals: ArrayLike,
    *,
    notes: Sequence[str] | None = None,
    xlabel: str = "runs that succeed",
    ax: Axes | None = None,
) -> Axes:
    """A bar to each proportion, a whisker over its interval, first label on top.

    `intervals` is (n, 2): lower and upper end, for instance of Wilson's interval.
    `notes`, if given, are written after the whiskers ("137 of 200").
    """
    p, ends = np.asarray(proportions, float), np.asarray(intervals, float)
    n = len(labels)
    if p.shape != (n,):
        raise ValueError(f"proportions has shape {p.shape}; expected ({n},)")
    if ends.shape != (n, 2):
        raise ValueError(f"intervals has shape {ends.shape}; expected ({n}, 2)")
    if not ((ends[:, 0] <= p) & (p <= ends[:, 1])).all():
        raise ValueError("intervals must contain their proportions")
    if ax is None:
        ax = plt.subplots(figsize=(6.66, 0.75 + 0.42 * n))[1]
    y = np.arange(n)
    ax.barh(y, p, height=0.5, color=SERIES[0], alpha=0.22)
    ax.hlines(y, ends[:, 0], ends[:, 1], color=SERIES[0], lw=1.6, clip_on=False)
    ax.plot(p, y, "o", color=SERIES[0], ms=5.5, ls="none", clip_on=False)
    for row, note in enumerate(notes or ()):
        ax.annotate(
            note,
            (ends[row, 1], row),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            color=SOFT,
        )
    ax.set(yticks=y, yticklabels=labels, ylim=(n - 0.5, -0.5), xlim=(0, 1))
    ax.set_xlabel(xlabel)
    ax.xaxis.set_major_formatter(PercentFormatter(1.0, symbol=" %"))
    ax.tick_params(axis="y", length=0, labelcolor=INK)
    ax.spines["left"].set_visible(False)
    return ax
