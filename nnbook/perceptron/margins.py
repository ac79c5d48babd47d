"""How far samples lie from a boundary, and how many mistakes that allows."""

import numpy as np
import numpy.typing as npt

from nnbook.perceptron.checks import binary_labels, boundary_weights, length, samples
from nnbook.types import Array
from nnbook.validation import require


def geometric_margins(
    X: npt.ArrayLike, y: npt.ArrayLike, w: npt.ArrayLike, b: float
) -> Array:
    """t_n (w . x_n + b) / ||w||, with t_n = 2 y_n - 1: distances from the boundary.

    Shape (N,); negative on the wrong side. y holds labels 0 and 1. Raises ValueError
    for arrays that do not fit, and for w = 0, which has no boundary.
    """
    X = samples(X)
    w, y = boundary_weights(w, b, X.shape[1]), binary_labels(y, len(X))
    return (2 * y - 1) * (X @ w + b) / length(w)


def novikoff_bound(
    X: npt.ArrayLike, y: npt.ArrayLike, w: npt.ArrayLike, b: float
) -> float:
    """(R / gamma)^2 >= U, the number of updates that learning from w = 0, b = 0 makes.

    Samples are taken as (x_n, 1) and the boundary, any that separates the classes, as
    (w, b): R is the length of the longest sample, gamma > 0 the smallest margin. Raises
    ValueError if w and b do not separate the classes.
    Source: Novikoff (1962), On convergence proofs on perceptrons.
    """
    X = samples(X)
    theta = np.append(boundary_weights(w, b, X.shape[1]), b)
    X_1 = np.column_stack([X, np.ones(len(X))])
    gamma = geometric_margins(X_1, y, theta, 0.0).min()
    require(gamma > 0, "smallest margin", float(gamma), "a number > 0")
    R = np.linalg.norm(X_1, axis=1).max()
    return float((R / gamma) ** 2)
