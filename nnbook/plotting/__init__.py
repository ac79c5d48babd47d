"""Figures in the book's style; the only place of nnbook that loads Matplotlib.

Each function draws one kind of figure and returns its axes; `use_style()` sets the
style, and in a notebook makes every figure an SVG that fits both page and phone.
"""

from nnbook.plotting.classes import confusion_heatmap, decision_regions, parity_table
from nnbook.plotting.curves import activation_and_derivative, learning_curves
from nnbook.plotting.diagrams import layer_sizes, network_diagram
from nnbook.plotting.labels import label_line_ends
from nnbook.plotting.palette import (
    EVEN,
    INK,
    LINE,
    ODD,
    PAPER,
    SERIES,
    SOFT,
    TOKENS,
    Mark,
    class_mark,
)
from nnbook.plotting.proportions import success_bars
from nnbook.plotting.style import STYLE, to_svg, use_style

__all__ = [
    "EVEN",
    "INK",
    "LINE",
    "ODD",
    "PAPER",
    "SERIES",
    "SOFT",
    "STYLE",
    "TOKENS",
    "Mark",
    "activation_and_derivative",
    "class_mark",
    "confusion_heatmap",
    "decision_regions",
    "label_line_ends",
    "layer_sizes",
    "learning_curves",
    "network_diagram",
    "parity_table",
    "success_bars",
    "to_svg",
    "use_style",
]
