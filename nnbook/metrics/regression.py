"""How far predicted numbers are from the true ones.

Y and P have one shape, (N,) or (N, K) for K outputs. Every measure is taken for each
output and then averaged over the outputs; with `per_output` it is returned as it is,
shape (K,). `weights` of shape (N,) say how much each sample counts. All raise
ValueError for shapes that differ: (N,) against (N, 1) would be broadcast to (N, N).
"""

import numpy as np
import numpy.typing as npt

from nnbook.metrics.weights import sample_weights
from nnbook.types import Array
from nnbook.validation import (
    as_numbers,
    require_finite,
    require_instance,
    require_same_shape,
)


def mean_squared_error(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    *,
    weights: npt.ArrayLike | None = None,
    per_output: bool = False,
) -> Array | float:
    """MSE = (1/N) sum_n (Y_n - P_n)^2."""
    true, guessed, w = _columns(Y, P, weights)
    return _over_outputs(_mean((true - guessed) ** 2, w), per_output)


def root_mean_squared_error(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    *,
    weights: npt.ArrayLike | None = None,
    per_output: bool = False,
) -> Array | float:
    """RMSE = sqrt((1/N) sum_n (Y_n - P_n)^2), in the units of Y.

    The root is taken of each output, before the average over outputs.
    """
    mse = mean_squared_error(Y, P, weights=weights, per_output=True)
    return _over_outputs(np.sqrt(mse), per_output)


def mean_absolute_error(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    *,
    weights: npt.ArrayLike | None = None,
    per_output: bool = False,
) -> Array | float:
    """MAE = (1/N) sum_n |Y_n - P_n|, in the units of Y."""
    true, guessed, w = _columns(Y, P, weights)
    return _over_outputs(_mean(np.abs(true - guessed), w), per_output)


def r2_score(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    *,
    weights: npt.ArrayLike | None = None,
    per_output: bool = False,
) -> Array | float:
    """R^2 = 1 - sum_n (Y_n - P_n)^2 / sum_n (Y_n - mean Y)^2: at best 1.

    The mean of Y as prediction gives 0, and worse ones less. An output whose Y does not
    vary gives, as in scikit-learn, 1 if P is exact and else 0. Needs two samples, and
    raises ValueError for one.
    Source: Wright (1921), Correlation and causation.

    >>> r2_score([1, 2, 3], [1, 2, 4])
    0.5
    """
    true, guessed, w = _columns(Y, P, weights)
    if len(true) < 2:
        raise ValueError("Y has 1 sample, expected at least 2 for a variance")
    error = _mean((true - guessed) ** 2, w)
    variance = _mean((true - _mean(true, w)) ** 2, w)
    # The mean of equal numbers may round to another: that would be a variance.
    varies = (variance > 0) & (np.ptp(true[w > 0], axis=0) > 0)
    ratio = np.divide(error, variance, out=np.sign(error), where=varies)
    return _over_outputs(1 - ratio, per_output)


def _columns(
    Y: npt.ArrayLike, P: npt.ArrayLike, weights: npt.ArrayLike | None
) -> tuple[Array, Array, Array]:
    """Y and P as (N, K) in float64, and weights that sum to one, as (N,)."""
    true, guessed = as_numbers("Y", Y, np.float64), as_numbers("P", P, np.float64)
    if true.ndim not in (1, 2) or true.size == 0:
        raise ValueError(f"Y has shape {true.shape}, expected (N,) or (N, K), N >= 1")
    require_same_shape("P", guessed, "Y", true)
    for name, values in (("Y", true), ("P", guessed)):
        require_finite(name, values)
    w = sample_weights(weights, len(true))
    return true.reshape(len(true), -1), guessed.reshape(len(true), -1), w / w.sum()


def _mean(values: Array, w: Array) -> Array:
    """sum_n w_n values_nk, shape (K,)."""
    mean: Array = w @ values
    return mean


def _over_outputs(scores: Array, per_output: bool) -> Array | float:
    """The scores, or their mean. Raises ValueError unless `per_output` is a bool."""
    require_instance("per_output", per_output, bool)
    return scores if per_output else float(scores.mean())
