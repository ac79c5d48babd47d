"""LaTeX of the very objects that were checked, in the notation of the text."""

from derivations.latex.layout import aligned, displayed, equation, one_line
from derivations.latex.printer import latex
from derivations.latex.width import LINE, breadth

__all__ = [
    "LINE",
    "aligned",
    "breadth",
    "displayed",
    "equation",
    "latex",
    "one_line",
]
