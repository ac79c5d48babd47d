"""Where training starts: weights W of shape (n_in, n_out), drawn from a generator."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from nnbook.types import Array

__all__ = [
    "INITIALIZERS",
    "Initializer",
    "he",
    "xavier",
    "zeros",
]

#: A function of (n_in, n_out, rng) that returns W.
Initializer: TypeAlias = Callable[[int, int, np.random.Generator], Array]


def he(n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    """W_ij ~ N(0, 2 / n_in): keeps the mean square of ReLU layers.

    Source: He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, equation 10.
    """
    return rng.normal(0.0, np.sqrt(2 / n_in), (n_in, n_out))


def xavier(n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    """W_ij ~ N(0, 2 / (n_in + n_out)): between keeping signals and keeping gradients.

    Source: Glorot and Bengio (2010), equation 12.
    """
    return rng.normal(0.0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))


def zeros(n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    """W_ij = 0: right for one layer; in a deeper network no unit can then differ."""
    return np.zeros((n_in, n_out))


#: Every initialiser by its name.
INITIALIZERS: dict[str, Initializer] = {"he": he, "xavier": xavier, "zeros": zeros}
