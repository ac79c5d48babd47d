"""The style of the figures, and that a notebook shows them as SVG."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import matplotlib as mpl
import matplotlib.style
from matplotlib.figure import Figure

from nnbook.plotting.svg import to_svg

STYLE: Final = Path(__file__).parents[1] / "checked.mplstyle"


def use_style() -> None:
    """Draw in the book's style from now on; in a notebook, show figures as SVG."""
    mpl.style.use(STYLE)
    if "IPython" in sys.modules:
        _show_as_svg()


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
