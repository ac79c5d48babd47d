"""The colours and marks of every figure: one meaning each, also without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nnbook.validation import require, require_count

# The tokens of the page (light mode); the book's style sheet has the same names.
PAPER: Final = "#fdfcf8"
INK: Final = "#1d2126"
SOFT: Final = "#5c6470"
LINE: Final = "#e4e0d6"
SERIES: Final = ("#1b5296", "#b06000", "#5b2a6e", "#1f7f74", "#8f2a42")

#: Colour in the file -> name of the variable that the page puts in its place.
TOKENS: Final = {
    PAPER: "paper",
    INK: "ink",
    SOFT: "soft",
    LINE: "line",
    **{colour: f"series-{i}" for i, colour in enumerate(SERIES, start=1)},
}


@dataclass(frozen=True)
class Mark:
    """How a class is drawn: its name, its colour, its marker."""

    name: str
    colour: str
    marker: str


EVEN: Final = Mark("even", SERIES[0], "o")
ODD: Final = Mark("odd", SERIES[1], "s")
_OTHERS: Final = tuple(zip(SERIES[2:], "^Dv", strict=True))


def class_mark(k: int) -> Mark:
    """Mark of class k: 0 is the blue circle, 1 the amber square, in every figure.

    Raises ValueError for a class that has no mark of its own.
    """
    most = len(SERIES) - 1
    require(require_count("k", k, least=0) <= most, "k", k, f"a class from 0 to {most}")
    if k < 2:
        return (EVEN, ODD)[k]
    return Mark(f"class {k}", *_OTHERS[k - 2])
