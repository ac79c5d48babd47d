"""Diagrams that are generated from the network they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import NDArray

from nnbook.plotting.palette import INK, SERIES, SOFT


def network_diagram(
    network: Any,
    *,
    max_units: int = 8,
    weights: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """A circle for each unit, a line for each weight, the count of parameters below.

    `network` is a Network or a sequence of layer sizes. With `weights` (a Network only)
    a line is as wide as its weight is large, solid when positive, dashed when negative.
    Layers of more than `max_units` show their first units and an ellipsis.
    """
    matrices = _weight_matrices(network)
    sizes = layer_sizes(network)
    if weights and not matrices:
        raise ValueError("weights is True, but network is a sequence of sizes")
    ax = plt.subplots(figsize=(6.66, 3.0))[1] if ax is None else ax
    columns = [_column(x, n, max_units) for x, n in enumerate(sizes)]
    for i, (left, right) in enumerate(zip(columns, columns[1:], strict=False)):
        W = matrices[i] if weights else None
        _connect(ax, left, right, W)
    for i, (x, units) in enumerate(enumerate(columns)):
        _units(ax, units, sizes[i] > max_units)
        _caption(ax, x, sizes, i)
    ax.set(xlim=(-0.45, len(sizes) - 0.55), ylim=(-1.62, 1.12))
    ax.set_axis_off()
    return ax


def layer_sizes(network: Any) -> list[int]:
    """[n_0, ..., n_L] of a Network (from its weight matrices) or of a sequence."""
    if matrices := _weight_matrices(network):
        return [matrices[0].shape[0], *(W.shape[1] for W in matrices)]
    sizes = [int(n) for n in network] if isinstance(network, Sequence) else []
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"network is {network!r}; expected a Network or two sizes or more")
    return sizes


def _weight_matrices(network: Any) -> list[NDArray[np.float64]]:
    layers = getattr(network, "layers", ())
    return [np.asarray(layer.W) for layer in layers if hasattr(layer, "W")]


def _column(x: int, n: int, most: int) -> NDArray[np.float64]:
    shown = min(n, most)
    step = min(2 / max(shown - 1, 1), 0.62)
    y = step * ((shown - 1) / 2 - np.arange(shown))
    return np.column_stack([np.full(shown, float(x)), y])


def _connect(
    ax: Axes,
    left: NDArray[np.float64],
    right: NDArray[np.float64],
    W: NDArray[np.float64] | None,
) -> None:
    pairs = [(i, j) for i in range(len(left)) for j in range(len(right))]
    ends = [(left[i], right[j]) for i, j in pairs]
    if W is None:
        ax.add_collection(LineCollection(ends, colors=SOFT, linewidths=0.7, alpha=0.6))
        return
    scale = 2.4 / float(np.abs(W).max() or 1)
    for sign, colour, dash in ((1, SERIES[0], "-"), (-1, SERIES[4], (0, (3, 1.6)))):
        kept = [k for k, pair in enumerate(pairs) if sign * W[pair] > 0]
        widths = [0.15 + scale * abs(float(W[pairs[k]])) for k in kept]
        lines = LineCollection(
            [ends[k] for k in kept], colors=colour, linewidths=widths, linestyles=dash
        )
        ax.add_collection(lines)


def _units(ax: Axes, units: NDArray[np.float64], more: bool) -> None:
    shown = units
    if more:
        shown = np.delete(units, -2, axis=0)
        ax.text(*units[-2], "⋮", ha="center", va="center", color=INK, zorder=4)
    size = 190 if len(units) <= 6 else 110
    ax.scatter(*shown.T, s=size, marker="o", fc="#fdfcf8", ec=INK, lw=1.2, zorder=3)


def _caption(ax: Axes, x: int, sizes: Sequence[int], i: int) -> None:
    last = len(sizes) - 1
    role = "input" if i == 0 else "output" if i == last else f"hidden {i}"
    role = "hidden" if role.startswith("hidden") and last == 2 else role
    ax.text(x, -1.28, f"{role}, {sizes[i]}", ha="center", va="center", color=INK)
    if i:
        m, n = sizes[i - 1], sizes[i]
        says = f"{m}·{n} + {n} = {m * n + n}"
        ax.text(x, -1.5, says, ha="center", va="center", color=SOFT, fontsize="small")
