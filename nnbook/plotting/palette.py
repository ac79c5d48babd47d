"""The colours and marks of every figure: one meaning each, also without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

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
    if k in (0, 1):
        return (EVEN, ODD)[k]
    if not 2 <= k < len(SERIES):
        msg = f"k is {k}, but only classes 0 to {len(SERIES) - 1} have a mark"
        raise ValueError(msg)
    return Mark(f"class {k}", *_OTHERS[k - 2])
