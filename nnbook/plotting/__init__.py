"""Figures in the book's style; the only place of nnbook that loads Matplotlib.

Each function draws one kind of figure and returns its axes, or its figure where it has
several panels; bad input raises ValueError before anything is drawn. `use_style()` sets
the style, and in a notebook makes every figure an SVG that fits both page and phone.
"""

from nnbook.plotting.activation import activation_and_derivative
from nnbook.plotting.confusion import confusion_heatmap
from nnbook.plotting.curves import learning_curves, training_curves
from nnbook.plotting.diagrams import layer_sizes, network_diagram
from nnbook.plotting.gradients import gradient_histograms, layer_statistics
from nnbook.plotting.images import feature_maps, filters
from nnbook.plotting.labels import label_line_ends
from nnbook.plotting.landscape import landscape
from nnbook.plotting.lines import separating_line
from nnbook.plotting.mistakes import misclassified
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
from nnbook.plotting.parity import parity_table
from nnbook.plotting.proportions import success_bars
from nnbook.plotting.regions import decision_regions
from nnbook.plotting.style import STYLE, use_style
from nnbook.plotting.svg import to_svg

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
    "feature_maps",
    "filters",
    "gradient_histograms",
    "label_line_ends",
    "landscape",
    "layer_sizes",
    "layer_statistics",
    "learning_curves",
    "misclassified",
    "network_diagram",
    "parity_table",
    "separating_line",
    "success_bars",
    "to_svg",
    "training_curves",
    "use_style",
]
