"""Diagrams that are generated from the network they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import NDArray

from nnbook.layers import Dense
from nnbook.network import Network
from nnbook.plotting.arguments import given_or_new
from nnbook.plotting.palette import INK, PAPER, SERIES, SOFT
from nnbook.types import Array
from nnbook.validation import require, require_count, require_instance

DASHED: Final = (0, (3, 1.6))


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
    Layers of more than `max_units` show their first units and an ellipsis. Raises
    ValueError, also for a network with parameters in other layers than Dense ones.
    """
    matrices = _weight_matrices(network)
    sizes = layer_sizes(network)
    require_instance("weights", weights, bool)
    shown = bool(matrices) or not weights
    require(shown, "weights", weights, "False where network is a sequence of sizes")
    require_count("max_units", max_units, least=3)
    ax = given_or_new(ax, (6.66, 3.2))
    columns = [_Column.of(x, n, max_units) for x, n in enumerate(sizes)]
    for i, (left, right) in enumerate(pairwise(columns)):
        _connect(ax, left, right, matrices[i] if weights else None)
    size = 190 if max(len(column.units) for column in columns) <= 6 else 110
    for column in columns:
        column.draw(ax, size)
    for x in range(len(sizes)):
        _caption(ax, x, sizes)
    ax.set(xlim=(-0.45, len(sizes) - 0.55), ylim=(-1.86, 1.12))
    ax.set_axis_off()
    return ax


def layer_sizes(network: Any) -> list[int]:
    """[n_0, ..., n_L] of a Network (from its weight matrices) or of a sequence.

    Raises ValueError as `network_diagram` does.
    """
    if matrices := _weight_matrices(network):
        return [matrices[0].shape[0], *(W.shape[1] for W in matrices)]
    listed = isinstance(network, Sequence) and not isinstance(network, str)
    enough = listed and len(network) >= 2
    require(enough, "network", network, "a Network, or two sizes or more")
    return [require_count("network", n) for n in network]


def _weight_matrices(network: Any) -> list[Array]:
    """W of each Dense layer. Raises ValueError for others that have parameters."""
    layers = network.layers if isinstance(network, Network) else []
    for layer in layers:
        shown = isinstance(layer, Dense) or layer.parameter_count == 0
        require(shown, "network", layer, "Dense layers, and others without parameters")
    return [layer.W for layer in layers if isinstance(layer, Dense)]


@dataclass(frozen=True)
class _Column:
    """The units of a layer that are drawn, their places, the gap if some are not."""

    units: list[int]
    places: NDArray[np.float64]
    gap: tuple[float, float] | None

    @classmethod
    def of(cls, x: int, n: int, most: int) -> _Column:
        rows = min(n, most)
        step = min(2 / max(rows - 1, 1), 0.62)
        y = step * ((rows - 1) / 2 - np.arange(rows))
        places = np.column_stack([np.full(rows, float(x)), y])
        if n <= most:
            return cls(list(range(n)), places, None)
        first = list(range(most - 2))
        return cls([*first, n - 1], np.delete(places, -2, axis=0), (x, float(y[-2])))

    def draw(self, ax: Axes, size: float) -> None:
        x, y = self.places.T
        ax.scatter(x, y, s=size, marker="o", fc=PAPER, ec=INK, lw=1.2, zorder=3)
        if self.gap:
            ax.text(*self.gap, "⋮", ha="center", va="center", color=INK)


def _connect(ax: Axes, left: _Column, right: _Column, W: Array | None) -> None:
    ends = [(a, b) for a in left.places for b in right.places]
    if W is None:
        ax.add_collection(LineCollection(ends, colors=SOFT, linewidths=0.7, alpha=0.6))
        return
    shown = W[np.ix_(left.units, right.units)].ravel()
    widths = 0.15 + 2.4 * np.abs(shown) / (np.abs(W).max() or 1.0)
    for positive, colour, dash in ((True, SERIES[0], "-"), (False, SERIES[4], DASHED)):
        kept = np.flatnonzero(shown > 0 if positive else shown < 0)
        lines = LineCollection(
            [ends[k] for k in kept],
            colors=colour,
            linewidths=widths[kept].tolist(),
            linestyles=[dash],
        )
        ax.add_collection(lines)


def _caption(ax: Axes, x: int, sizes: Sequence[int]) -> None:
    last = len(sizes) - 1
    hidden = "hidden" if last == 2 else f"hidden {x}"
    role = "input" if x == 0 else "output" if x == last else hidden
    m, n = sizes[x - 1], sizes[x]
    parameters = f"{m}·{n} + {n} = {m * n + n}" if x else ""
    units = f"{n} unit" if n == 1 else f"{n} units"
    for row, (says, colour) in enumerate(
        [(role, INK), (units, SOFT), (parameters, SOFT)]
    ):
        ax.text(x, -1.3 - 0.23 * row, says, ha="center", va="center", color=colour)
