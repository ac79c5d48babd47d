"""A table of a search in two pictures: a heat map, and a line over the width."""

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

Table = list[dict[str, Any]]


def mean_by(table: Table, name: str, values: Sequence[float]) -> np.ndarray:
    """Return the mean accuracy of the rows with each of these values: (values,)."""
    # --- solution
    means = []
    for value in values:
        here = [row["accuracy"] for row in table if row[name] == value]
        means.append(np.mean(here))
    return np.array(means)
    # --- stub
    # raise NotImplementedError("mean_by is yours to write")
    # --- end


def heat(
    table: Table, rates: Sequence[float], batch_sizes: Sequence[int]
) -> np.ndarray:
    """Return the mean accuracy for each rate and batch size: (rates, batch_sizes)."""
    # --- solution
    rows = []
    for rate in rates:
        here = [row for row in table if row["rate"] == rate]
        rows.append(mean_by(here, "batch_size", batch_sizes))
    return np.array(rows)
    # --- stub
    # raise NotImplementedError("heat is yours: bring it along")
    # --- end


def draw_search(
    table: Table,
    rates: Sequence[float],
    batch_sizes: Sequence[int],
    widths: Sequence[int],
) -> Figure:
    """Return a figure: the heat map on the first axes, a line over the width beside it.

    The numbers of the heat map stand in its cells, rates on the left, batches below.
    """
    # --- solution
    means = heat(table, rates, batch_sizes)
    figure, (left, right) = plt.subplots(1, 2)

    left.imshow(means, cmap="cividis")
    for (i, j), mean in np.ndenumerate(means):
        left.text(j, i, f"{mean:.2f}", ha="center", va="center")
    left.set_xticks(range(len(batch_sizes)), batch_sizes)
    left.set_yticks(range(len(rates)), rates)
    left.set(xlabel="batch size", ylabel="rate")

    right.plot(widths, mean_by(table, "width", widths), "o-")
    right.set(xlabel="hidden units", ylabel="mean accuracy")
    return figure
    # --- stub
    # raise NotImplementedError("draw_search is yours to write")
    # --- end
