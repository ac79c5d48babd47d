"""Points all over the unit square, their class decided by the region they fall in.

Noise shifts a point after its class is decided: some then lie on the wrong side.
"""

import numpy as np

from nnbook.datasets.base import Dataset
from nnbook.datasets.sampling import noisy_copies, require_plane
from nnbook.types import Array
from nnbook.validation import require_between, require_count, require_generator


def quarter_circle(
    n: int, noise: float = 0.0, rng: np.random.Generator | int = 0
) -> Dataset:
    """y = 1{x_1^2 + x_2^2 < 1}, x uniform in the unit square.

    X has shape (n, 2). The classes are not balanced: a point is in class 1 with
    probability pi / 4, 78.5 %. Every coordinate gets Gaussian noise of standard
    deviation `noise`. Raises ValueError unless n >= 1 and noise >= 0.
    """
    X, generator = _unit_square(n, noise, rng)
    y = (X * X).sum(axis=1) < 1
    return noisy_copies(Dataset(X, y.astype(int)), 1, noise, generator)


def checkerboard(
    n: int,
    noise: float = 0.0,
    rng: np.random.Generator | int = 0,
    *,
    cells: int = 4,
) -> Dataset:
    """y = (floor(c x_1) + floor(c x_2)) mod 2, x uniform in the unit square, c cells.

    X has shape (n, 2). A point is in class 1 with probability 1/2 for an even number
    of cells to a side, (c^2 - 1) / (2 c^2) for an odd one. Every coordinate gets
    Gaussian noise of standard deviation `noise`. Raises ValueError unless n >= 1,
    noise >= 0 and cells >= 2.
    """
    c = require_count("cells", cells, least=2)
    X, generator = _unit_square(n, noise, rng)
    y = (c * X).astype(int).sum(axis=1) % 2
    return noisy_copies(Dataset(X, y), 1, noise, generator)


def _unit_square(
    n: int, noise: float, rng: np.random.Generator | int
) -> tuple[Array, np.random.Generator]:
    """Check the arguments before the generator moves, then draw n points from it."""
    count = require_plane(n)
    require_between("noise", noise, 0, np.inf)
    generator = require_generator("rng", rng)
    return generator.random((count, 2)), generator
