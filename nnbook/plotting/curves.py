"""Lines: learning curves over seeds, activations with their derivatives."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from numpy.typing import ArrayLike, NDArray

from nnbook.activations import ACTIVATIONS
from nnbook.plotting.labels import label_line_ends


def learning_curves(
    curves: Mapping[str, ArrayLike],
    *,
    quantiles: tuple[float, float] = (0.1, 0.9),
    ylabel: str = "loss",
    xlabel: str = "epoch",
    log: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Median over the seeds as a line, the band from quantile to quantile around it.

    `curves` maps a name to an array (seeds, epochs), or (epochs,) for one run. Up to
    twelve runs are drawn as thin lines too, so that the seeds are visible.
    """
    if not curves:
        raise ValueError("curves is empty; expected a name and an array for each line")
    ax = plt.subplots()[1] if ax is None else ax
    if log:
        ax.set_yscale("log")
    lines = [_curve(ax, name, runs, quantiles) for name, runs in curves.items()]
    ax.set(xlabel=xlabel, ylabel=ylabel)
    label_line_ends(ax, lines)
    return ax


def _curve(
    ax: Axes, name: str, runs: ArrayLike, quantiles: tuple[float, float]
) -> Line2D:
    values = np.atleast_2d(np.asarray(runs, dtype=float))
    if values.ndim != 2 or values.shape[1] < 2:
        msg = f"curves[{name!r}] has shape {np.shape(runs)}; expected (seeds, epochs)"
        raise ValueError(msg)
    epochs = np.arange(1, values.shape[1] + 1)
    (line,) = ax.plot(epochs, np.median(values, axis=0), label=name, zorder=3)
    low, high = np.quantile(values, quantiles, axis=0)
    if len(values) > 1:
        ax.fill_between(epochs, low, high, color=line.get_color(), alpha=0.16, lw=0)
    if 1 < len(values) <= 12:
        ax.plot(epochs, values.T, color=line.get_color(), lw=0.5, ls="-", alpha=0.45)
    return line


def activation_and_derivative(
    name: str, *, reach: float = 4.0, ax: Axes | None = None
) -> Axes:
    """a = f(z) and da/dz for |z| <= `reach`, both computed by nnbook.

    A derivative that jumps is drawn with a gap where it jumps.
    """
    if name not in ACTIVATIONS or "softmax" in name:
        known = ", ".join(key for key in ACTIVATIONS if "softmax" not in key)
        raise ValueError(f"name is {name!r}; expected one of {known}")
    ax = plt.subplots()[1] if ax is None else ax
    Z: NDArray[np.float64] = np.linspace(-reach, reach, 401)[:, None]
    activation = ACTIVATIONS[name]
    A = activation.f(Z)
    slope: NDArray[np.float64] = np.asarray(activation.vjp(np.ones_like(Z), Z, A))
    (value,) = ax.plot(Z[:, 0], A[:, 0], label="f(z)")
    (derivative,) = ax.plot(*_with_gaps(Z[:, 0], slope[:, 0]), label="f′(z)")
    ax.axhline(0, color=plt.rcParams["grid.color"], lw=0.8, zorder=0)
    ax.axvline(0, color=plt.rcParams["grid.color"], lw=0.8, zorder=0)
    ax.set(xlabel="z", title={"relu": "ReLU"}.get(name, name))
    label_line_ends(ax, [value, derivative])
    return ax


def _with_gaps(
    x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    jumps = np.flatnonzero(np.abs(np.diff(y)) > 0.5) + 1
    return np.insert(x, jumps, np.nan), np.insert(y, jumps, np.nan)
