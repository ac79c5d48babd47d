"""Evaluation: what a network makes of data, without learning from them."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from nnbook.losses import MSE, Loss
from nnbook.metrics import (
    accuracy,
    mean_absolute_error,
    r2_score,
    root_mean_squared_error,
)
from nnbook.network import Network
from nnbook.types import Array
from nnbook.validation import (
    as_numbers,
    require,
    require_choice,
    require_count,
    require_finite,
    require_instance,
)
from nnbook.validation.values import REAL

#: A score of logits Z against targets Y, both (N, n_out).
Metric: TypeAlias = Callable[[Array, Array], Any]

#: How many samples go through the network at a time, so that images fit in memory.
AT_A_TIME = 256


def predict(network: Network, X: npt.ArrayLike, batch_size: int = AT_A_TIME) -> Array:
    """Z = network.forward(X), batch_size samples at a time: logits, (N, n_out).

    Memory for the layers' results is that of one batch, and Z is the same up to
    rounding. Nothing moves, and dropout is off. Raises ValueError.
    """
    require_instance("network", network, Network)
    require_count("batch_size", batch_size)
    X = as_numbers("X", X, network.theta.dtype)
    if X.ndim < 2 or len(X) == 0:
        raise ValueError(f"X has shape {X.shape}, expected (N, ...) with N >= 1")
    require_finite("X", X)
    starts = range(0, len(X), batch_size)
    return np.concatenate([network.forward(X[i : i + batch_size]) for i in starts])


def evaluate(
    network: Network,
    loss: Loss,
    X: npt.ArrayLike,
    Y: npt.ArrayLike,
    *,
    metric: str | Metric | None = None,
    batch_size: int = AT_A_TIME,
) -> tuple[float, float]:
    """(loss(Z, Y), metric(Y, Z)) for the logits Z of X; nothing moves.

    Y has the shape of Z, (N, n_out). `metric` is one of METRICS by name or a function
    of Y and Z; by default accuracy, and rmse for MSE, whose targets need not be
    classes. The score of logits that are not finite is NaN. Raises ValueError.
    """
    require_instance("loss", loss, Loss)
    _, score = chosen_metric(loss, metric)
    Z = predict(network, X, batch_size)
    Y = as_numbers("Y", Y, Z.dtype)
    require_finite("Y", Y)
    value = float(loss(Z, Y))
    if not np.isfinite(Z).all():
        return value, np.nan
    got = score(Y, Z)
    require(isinstance(got, REAL), "metric(Y, Z)", got, "a number")
    return value, float(got)


def logit_accuracy(Y: Array, Z: Array) -> float:
    """The share of rows with argmax Y = argmax Z, or, of one column, Y > 1/2 = Z > 0.

    Z > 0 is where the probability sigmoid(Z) is above one half.
    """
    if Z.shape[1] > 1:
        return accuracy(Y, Z)
    return float(((Z > 0) == (Y > 0.5)).mean())


#: Scores by name.
METRICS: dict[str, Metric] = {
    "accuracy": logit_accuracy,
    "rmse": root_mean_squared_error,
    "mae": mean_absolute_error,
    "r2": r2_score,
}


def chosen_metric(loss: Loss, metric: str | Metric | None) -> tuple[str, Metric]:
    """Name and function of a metric; by default the one that suits the loss."""
    if metric is None:
        metric = "rmse" if isinstance(loss, MSE) else "accuracy"
    if isinstance(metric, str):
        require_choice("metric", metric, list(METRICS))
        return metric, METRICS[metric]
    require(callable(metric), "metric", metric, "a name or a function of Y and Z")
    name = getattr(metric, "__name__", "")
    return name if name.isidentifier() else "score", metric
