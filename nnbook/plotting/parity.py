"""The sixteen images of two by two pixels."""

from __future__ import annotations

from itertools import product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from numpy.typing import ArrayLike, NDArray

from nnbook.plotting.arguments import given_or_new, numbers
from nnbook.plotting.palette import EVEN, INK, ODD, Mark
from nnbook.validation import require_count

TICK = Path(np.array([(-1.0, -0.1), (-0.35, -0.8), (1.0, 0.9)]))


def parity_table(
    right: ArrayLike | None = None, *, columns: int = 8, ax: Axes | None = None
) -> Axes:
    """The 16 images of 2x2 pixels; an even one is a blue circle, an odd one a square.

    `right`, if given, holds for each image (0000, 0001, ..., 1111; the first pixel is
    the top left one) whether a model classified it rightly: a tick or a cross.
    Raises ValueError.
    """
    images = np.array(list(product((0, 1), repeat=4)))
    verdicts = None if right is None else numbers("right", right, "(16,)") > 0
    rows = -(-len(images) // require_count("columns", columns))
    shape = (3.2 * rows + 0.2) / (3 * columns - 0.3)
    ax = given_or_new(ax, (6.66, 6.66 * shape))
    for i, image in enumerate(images):
        row, column = divmod(i, columns)
        mark = ODD if image.sum() % 2 else EVEN
        _image(ax, image, 3 * column, 3.2 * row, mark)
        verdict = None if verdicts is None else bool(verdicts[i])
        _verdict(ax, 3 * column, 3.2 * row, mark, verdict)
    ax.set(xlim=(-0.35, 3 * columns - 0.65), ylim=(3.2 * rows - 0.1, -0.3))
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


def _image(ax: Axes, image: NDArray[np.int_], x: float, y: float, mark: Mark) -> None:
    for (i, j), pixel in zip(product((0, 1), repeat=2), image, strict=True):
        fill = mark.colour if pixel else "none"
        box = Rectangle((x + j, y + i), 0.94, 0.94, fc=fill, ec=mark.colour, lw=0.9)
        ax.add_patch(box)


def _verdict(ax: Axes, x: float, y: float, mark: Mark, right: bool | None) -> None:
    shift = 0.0 if right is None else -0.45
    ax.plot(x + 0.97 + shift, y + 2.4, mark.marker, ms=5, color=mark.colour)
    if right is not None:
        sign = TICK if right else "x"
        ax.plot(x + 1.42, y + 2.4, marker=sign, ms=5.5, mew=1.5, mec=INK, mfc="none")
