"""Evaluation: what a network makes of data, without learning from them."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from nnbook.losses import MSE, BinaryCrossEntropy, Loss
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
    require_number,
)

#: A score of logits Z against targets Y, both (N, n_out).
Metric: TypeAlias = Callable[[Array, Array], Any]

#: How many samples go through the network at a time, so that images fit in memory.
AT_A_TIME = 256


def predict(network: Network, X: npt.ArrayLike, batch_size: int = AT_A_TIME) -> Array:
    """Z = network.forward(X), batch_size samples at a time: logits, (N, n_out).

    Memory for the layers' results is that of one batch, and Z is the same up to
    rounding. Nothing moves, and dropout is off. Raises ValueError unless X holds
    N >= 1 finite samples that fit the network.
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
    weights: npt.ArrayLike | None = None,
    *,
    metric: str | Metric | None = None,
    batch_size: int = AT_A_TIME,
) -> tuple[float, float]:
    """(loss(Z, Y), metric(Y, Z)) for the logits Z of X; nothing moves.

    Y has the shape of Z, (N, n_out). `metric` is one of METRICS by name or a function
    of Y and Z; by default accuracy, and rmse for MSE, whose targets need not be
    classes. `weights` (N,) count the samples in the loss, and in a metric with a name.
    The score of logits that are not finite is NaN. Raises ValueError for samples that
    do not fit the network, targets that do not fit the loss, a metric of another name
    or one that returns no number.
    """
    require_instance("loss", loss, Loss)
    _, score = chosen_metric(loss, metric)
    Z = predict(network, X, batch_size)
    Y = as_numbers("Y", Y, Z.dtype)
    value = float(loss(Z, Y, weights))
    if not np.isfinite(Z).all():
        return value, np.nan
    counted = {} if weights is None or callable(metric) else {"weights": weights}
    return value, require_number("metric(Y, Z)", score(Y, Z, **counted))


def logit_accuracy(Y: Array, Z: Array, weights: Array | None = None) -> float:
    """The share of rows with argmax Y = argmax Z; of one column, `binary_accuracy`."""
    if Z.shape[1] > 1:
        return accuracy(Y, Z, weights)
    return binary_accuracy(Y, Z, weights)


def binary_accuracy(Y: Array, Z: Array, weights: Array | None = None) -> float:
    """The share of entries for which Y > 1/2 where Z > 0, and not where not.

    Z > 0 is where the probability sigmoid(Z) is above one half.
    """
    right = ((Z > 0) == (Y > 0.5)).mean(axis=1)
    return float(np.average(right, weights=weights))


#: Scores by name; each takes weights, too.
METRICS: dict[str, Callable[..., Any]] = {
    "accuracy": logit_accuracy,
    "rmse": root_mean_squared_error,
    "mae": mean_absolute_error,
    "r2": r2_score,
}


def chosen_metric(
    loss: Loss, metric: str | Metric | None
) -> tuple[str, Callable[..., Any]]:
    """Name and function of a metric; by default the one that suits the loss.

    Binary cross-entropy judges every output by itself, and so does its accuracy.
    """
    if metric is None:
        metric = "rmse" if isinstance(loss, MSE) else "accuracy"
    if isinstance(metric, str):
        require_choice("metric", metric, list(METRICS))
        separate = metric == "accuracy" and isinstance(loss, BinaryCrossEntropy)
        return metric, binary_accuracy if separate else METRICS[metric]
    require(callable(metric), "metric", metric, "a name or a function of Y and Z")
    name = getattr(metric, "__name__", "")
    # Of the loss there is a val_loss already.
    return name if name.isidentifier() and name != "loss" else "score", metric
