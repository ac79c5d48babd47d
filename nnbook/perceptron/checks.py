"""What a perceptron and its margins ask of samples, labels and weights."""

import numpy as np
import numpy.typing as npt

from nnbook.types import Array, Labels
from nnbook.validation import (
    as_numbers,
    require,
    require_between,
    require_finite,
    require_labels,
    require_rows,
    require_shape,
)


def samples(X: npt.ArrayLike, n_in: int | None = None) -> Array:
    """X as finite float64 numbers, (N, n) with n = n_in where that is given."""
    X = as_numbers("X", X, np.float64)
    require_rows("X", X, n_in)
    require_finite("X", X)
    return X


def binary_labels(y: npt.ArrayLike, count: int) -> Labels:
    """y as `count` labels 0 or 1."""
    labels = require_labels("y", y)
    require(labels.max() <= 1, "y", y, "labels 0 and 1")
    require(
        len(labels) == count, "y", f"{len(labels)} labels", f"{count}, as many as X"
    )
    return labels


def boundary_weights(w: npt.ArrayLike, b: float, n_in: int) -> Array:
    """w as n_in finite float64 numbers, for a boundary w . x + b = 0."""
    w = as_numbers("w", w, np.float64)
    require_shape("w", w, (n_in,), "a row of X")
    require_finite("w", w)
    require_between("b", b, -np.inf, np.inf, open_low=True)
    return w


def length(w: Array) -> float:
    """||w||, which must not be 0."""
    norm = float(np.linalg.norm(w))
    require(norm > 0, "w", w, "a boundary, which w = 0 is not")
    return norm
