"""Learning curves: lines over epochs, medians and bands over seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from nnbook.plotting.arguments import given_or_new, numbers, require_lines
from nnbook.plotting.labels import label_line_ends
from nnbook.plotting.palette import INK, PAPER, SOFT
from nnbook.training import History
from nnbook.types import Array
from nnbook.validation import as_numbers, require, require_instance

THIN = 12  # as many runs as can be told apart as thin lines


def learning_curves(
    curves: Mapping[str, ArrayLike],
    *,
    x: ArrayLike | None = None,
    quantiles: tuple[float, float] = (0.1, 0.9),
    ylabel: str = "loss",
    xlabel: str = "epoch",
    log: bool = False,
    log_x: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Median over the seeds as a line, the band from quantile to quantile around it.

    `curves` maps a name to an array (seeds, epochs), or (epochs,) for one run; of five
    curves at most, since so many lines can be told apart. Up to twelve runs are drawn
    as thin lines too, so that the seeds are visible. `x` holds the places (epochs,), by
    default 1, 2, ...: learning rates, for instance, with `log_x`. Numbers that are not
    finite leave a gap. Raises ValueError.
    """
    require_lines("curves", curves)
    require(len(curves) > 0, "curves", curves, "a name and an array for each line")
    low, high = numbers("quantiles", quantiles, "(2,)")
    require(bool(0 <= low < high <= 1), "quantiles", quantiles, "0 <= low < high <= 1")
    for flag, given in (("log", log), ("log_x", log_x)):
        require_instance(flag, given, bool)
    lines = {name: _runs(name, curve) for name, curve in curves.items()}
    places = None if x is None else numbers("x", x, "(epochs,)")
    for name, runs in lines.items():
        fits = places is None or len(places) == runs.shape[1]
        require(fits, "x", x, f"{runs.shape[1]} places, for curves[{name!r}]")
    ax = given_or_new(ax)
    ax.set(xscale="log" if log_x else "linear", yscale="log" if log else "linear")
    ends = [_curve(ax, name, places, lines[name], quantiles) for name in lines]
    ax.set(xlabel=xlabel, ylabel=ylabel)
    if places is None:
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    label_line_ends(ax, ends)
    return ax


def training_curves(
    histories: History | Sequence[History],
    *,
    quantiles: tuple[float, float] = (0.1, 0.9),
    log: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Training and validation loss of each epoch; of several runs, medians and bands.

    `histories` is what `fit` returned, or several of one length, all with validation
    losses or all without. A ring marks the lowest validation loss (of the median),
    where early stopping goes back to. Raises ValueError.
    """
    require_instance("histories", histories, (History, Sequence))
    runs = [histories] if isinstance(histories, History) else list(histories)
    require(len(runs) > 0, "histories", histories, "at least one History")
    for run in runs:
        require_instance("histories", run, History)
        same = run.epochs == runs[0].epochs
        require(same, "histories", f"of {run.epochs} epochs", f"{runs[0].epochs}")
        alike = len(run.val_loss) == len(runs[0].val_loss)
        everywhere = "validation losses in all of them, or in none"
        require(alike, "histories", "with validation losses in some", everywhere)
    curves = {"training": [run.train_loss for run in runs]}
    if len(runs[0].val_loss):
        curves["validation"] = [run.val_loss for run in runs]
    ax = learning_curves(curves, quantiles=quantiles, log=log, ax=ax)
    if "validation" in curves:
        _mark_lowest(ax, np.median(curves["validation"], axis=0))
    return ax


def _mark_lowest(ax: Axes, losses: Array) -> None:
    """A ring at the lowest loss, and a line from it up to the number of its epoch."""
    best = int(np.argmin(np.where(np.isfinite(losses), losses, np.inf)))
    epoch, top = best + 1, ax.get_ylim()[1]
    ax.vlines(epoch, losses[best], top, color=SOFT, lw=0.8)
    ax.plot(epoch, losses[best], "o", ms=7, color=INK, mfc=PAPER, ls="", zorder=4)
    ax.annotate(
        f"lowest: epoch {epoch}",
        (epoch, top),
        xytext=(0, 4),
        textcoords="offset points",
        ha="left" if epoch <= len(losses) / 2 else "right",
        annotation_clip=False,
    )


def _runs(name: str, curve: ArrayLike) -> Array:
    """Return the curve as (seeds, epochs), NaN for what is not finite."""
    which = f"curves[{name!r}]"
    values: Array = np.atleast_2d(as_numbers(which, curve, np.float64))
    if values.ndim != 2 or not len(values) or values.shape[1] < 2:
        had = f"{which} has shape {np.shape(curve)}"
        raise ValueError(f"{had}, expected (seeds, epochs) with two epochs or more")
    values = np.where(np.isfinite(values), values, np.nan)
    seen = bool(np.isfinite(np.median(values, axis=0)).any())
    require(seen, which, "without an epoch in which all runs are finite", "one")
    return values


def _curve(
    ax: Axes,
    name: str,
    places: Array | None,
    runs: Array,
    quantiles: tuple[float, float],
) -> Line2D:
    x = np.arange(1, runs.shape[1] + 1) if places is None else places
    (line,) = ax.plot(x, np.median(runs, axis=0), label=name, zorder=3)
    colour = line.get_color()
    if len(runs) > 1:
        low, high = np.quantile(runs, quantiles, axis=0)
        ax.fill_between(x, low, high, color=colour, alpha=0.16, lw=0)
    if 1 < len(runs) <= THIN:
        ax.plot(x, runs.T, color=colour, lw=0.5, ls="-", alpha=0.45)
    return line
