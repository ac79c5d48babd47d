"""The same figure for a phone: as wide as its screen, fewer panels in a row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec

NARROW: Final = 3.65  # inches: what a phone of 390 px shows at its real size


@contextmanager
def narrowed(fig: Figure) -> Iterator[None]:
    """Lay the figure out for a phone, then put everything back.

    Panels keep about their width, so that fewer stand in a row.
    """
    width, height = (float(side) for side in fig.get_size_inches())
    panels, rows, columns = _grid(fig)
    specs = [ax.get_subplotspec() for ax in panels]
    labels = [ax.yaxis.get_tick_params()["labelleft"] for ax in panels]
    fewer = max(1, int(columns * NARROW / width))
    more = -(-max(len(panels), 1) // fewer)
    stack = GridSpec(more, fewer, figure=fig)
    for i, ax in enumerate(panels):
        ax.set_subplotspec(stack[i])
        ax.tick_params(labelleft=True)
    fig.set_size_inches(NARROW, _height(fig, more / rows, columns / fewer))
    try:
        yield
    finally:
        fig.set_size_inches(width, height)
        for ax, spec, shown in zip(panels, specs, labels, strict=True):
            if spec is not None:
                ax.set_subplotspec(spec)
            ax.tick_params(labelleft=shown)


def _height(fig: Figure, longer: float, wider: float) -> float:
    """Panels in `longer` columns, each with a `wider` share of a row, are so high.

    Nearly as high as before; in proportion where x and y are on one scale.
    """
    width, height = (float(side) for side in fig.get_size_inches())
    if any(ax.get_aspect() != "auto" for ax in fig.axes):
        return height * NARROW / width * wider * longer + 0.2
    return height * max(0.85, NARROW / width) * longer


def _grid(fig: Figure) -> tuple[list[Axes], int, int]:
    """The panels of a figure that is one grid of several columns, its rows, columns."""
    specs = [ax.get_subplotspec() for ax in fig.axes]
    grids = {None if spec is None else spec.get_gridspec() for spec in specs}
    grid = grids.pop() if len(grids) == 1 else None
    if grid is None or grid.ncols == 1:
        return [], 1, 1
    return list(fig.axes), grid.nrows, grid.ncols
