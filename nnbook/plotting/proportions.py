"""Proportions with their uncertainty."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter
from numpy.typing import ArrayLike

from nnbook.plotting.arguments import given_or_new, names, numbers
from nnbook.plotting.palette import INK, SERIES, SOFT
from nnbook.validation import require


def success_bars(
    labels: Sequence[str],
    proportions: ArrayLike,
    intervals: ArrayLike,
    *,
    notes: Sequence[str] = (),
    xlabel: str = "runs that succeed",
    ax: Axes | None = None,
) -> Axes:
    """A bar to each proportion, a whisker over its interval, first label on top.

    `proportions` has shape (n,), `intervals` (n, 2): lower and upper end, for instance
    of Wilson's interval. `notes`, if given, are written after the whiskers ("137 of
    200"). Raises ValueError, also for a proportion that is not in [0, 1], or not in its
    interval.
    Source: Wilson (1927), Probable inference, the law of succession, and statistical
    inference.
    """
    p = numbers("proportions", proportions, "(n,)")
    n = len(p)
    share = bool(((p >= 0) & (p <= 1)).all())
    require(share, "proportions", proportions, "numbers in [0, 1]")
    bars = names("labels", labels, n)
    ends = numbers("intervals", intervals, f"({n}, 2)")
    holds = bool(((ends[:, 0] <= p) & (p <= ends[:, 1])).all())
    require(holds, "intervals", intervals, "lower and upper ends around proportions")
    texts = names("notes", notes, n) if np.size(notes) else []
    ax = given_or_new(ax, (6.66, 0.75 + 0.42 * n))
    y = np.arange(n)
    ax.barh(y, p, height=0.5, color=SERIES[0], alpha=0.22)
    ax.hlines(y, ends[:, 0], ends[:, 1], color=SERIES[0], lw=1.6, clip_on=False)
    ax.plot(p, y, "o", color=SERIES[0], ms=5.5, ls="none", clip_on=False)
    for row, note in enumerate(texts):
        ax.annotate(
            note,
            (ends[row, 1], row),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            color=SOFT,
        )
    ax.set(yticks=y, yticklabels=bars, ylim=(n - 0.5, -0.5), xlim=(0, 1))
    ax.set_xlabel(xlabel)
    ax.xaxis.set_major_formatter(PercentFormatter(1.0, symbol=" %"))
    ax.tick_params(axis="y", length=0, labelcolor=INK)
    ax.spines["left"].set_visible(False)
    return ax
