"""A figure as SVG: text that stays text, colours that can be swapped, a phone's too."""

from __future__ import annotations

import io
import re
from typing import Final

import matplotlib as mpl
from matplotlib.figure import Figure

from nnbook.plotting.phone import NARROW, narrowed
from nnbook.plotting.tints import recoloured
from nnbook.validation import require_instance

_QUIET: Final = {"Date": None, "Creator": None, "Format": None, "Type": None}


def to_svg(fig: Figure, *, narrow: bool = True) -> str:
    """SVG of a figure, the same text for the same figure.

    With `narrow`, a second drawing of phone width stands inside, hidden: the same
    figure laid out again, with fewer panels in a row. The book shows one or the other;
    any other viewer shows the first. Raises ValueError for what is not a figure.
    """
    require_instance("fig", fig, Figure)
    require_instance("narrow", narrow, bool)
    wide = _drawn(fig)
    if not narrow or fig.get_figwidth() <= NARROW:
        return wide
    with narrowed(fig):
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
    svg = re.sub(r"^.*?(?=<svg )", "", buffer.getvalue(), flags=re.DOTALL)
    return recoloured(svg)
