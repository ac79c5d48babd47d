"""The style of the figures, and how a figure becomes SVG that fits page and phone."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import matplotlib as mpl
import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec

STYLE: Final = Path(__file__).parents[1] / "checked.mplstyle"
NARROW: Final = 3.65  # inches: what a phone of 390 px shows at its real size
_QUIET: Final = {"Date": None, "Creator": None, "Format": None, "Type": None}


def use_style() -> None:
    """Draw in the book's style from now on; in a notebook, show figures as SVG."""
    mpl.style.use(STYLE)
    if "IPython" in sys.modules:
        _show_as_svg()


def to_svg(fig: Figure, *, narrow: bool = True) -> str:
    """SVG of a figure, the same text for the same figure.

    With `narrow`, a second drawing of phone width stands inside, hidden: the same
    figure laid out again, with its panels one below the other. The book shows one or
    the other; any other viewer shows the first.
    """
    wide = _drawn(fig)
    if not narrow or fig.get_figwidth() <= NARROW:
        return wide
    with _narrowed(fig):
        inner = _drawn(fig)
    inner = inner.replace("<svg ", '<svg class="narrow" display="none" ', 1)
    return wide.removesuffix("</svg>\n") + inner + "</svg>\n"


def _drawn(fig: Figure) -> str:
    for ax in fig.axes:  # the layout starts from where the axes are: always the same
        if spec := ax.get_subplotspec():
            ax.set_subplotspec(spec)
    buffer = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "checked"}):
        fig.savefig(buffer, format="svg", metadata=dict(_QUIET))
    return re.sub(r"^.*?(?=<svg )", "", buffer.getvalue(), flags=re.DOTALL)


@contextmanager
def _narrowed(fig: Figure) -> Iterator[None]:
    """Lay the figure out for a phone, then put everything back."""
    width, height = fig.get_size_inches()
    row = _panels_in_a_row(fig)
    specs = [ax.get_subplotspec() for ax in row]
    labels = [ax.yaxis.get_tick_params()["labelleft"] for ax in row]
    stack = GridSpec(max(len(row), 1), 1, figure=fig)
    for i, ax in enumerate(row):
        ax.set_subplotspec(stack[i])
        ax.tick_params(labelleft=True)
    fig.set_size_inches(NARROW, _narrow_height(fig, len(row) or 1))
    try:
        yield
    finally:
        fig.set_size_inches(width, height)
        for ax, spec, shown in zip(row, specs, labels, strict=True):
            if spec is not None:
                ax.set_subplotspec(spec)
            ax.tick_params(labelleft=shown)


def _narrow_height(fig: Figure, panels: int) -> float:
    """Nearly as tall as before; in proportion where the scale of x and y is one."""
    width, height = (float(side) for side in fig.get_size_inches())
    if any(ax.get_aspect() != "auto" for ax in fig.axes):
        return height * NARROW / width * panels + 0.1
    return height * max(0.85, NARROW / width) * panels


def _panels_in_a_row(fig: Figure) -> list[Axes]:
    """The axes of a figure that is one row of several panels, else nothing."""
    specs = [ax.get_subplotspec() for ax in fig.axes]
    if len(specs) < 2 or any(spec is None for spec in specs):
        return []
    grids = {spec.get_gridspec() for spec in specs if spec is not None}
    rows = {grid.nrows for grid in grids}
    return list(fig.axes) if len(grids) == 1 and rows == {1} else []


def _show_as_svg() -> None:
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is None or shell.display_formatter is None:
        return
    if "inline" in mpl.get_backend():
        # Loading the backend sets its own formats; do it before setting ours.
        import matplotlib_inline.backend_inline  # noqa: F401
    formatters = shell.display_formatter.formatters
    for formatter in formatters.values():
        formatter.pop(Figure, None)
    formatters["image/svg+xml"].for_type(Figure, to_svg)
