"""What `fit` checks once, before anything moves."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnbook.losses import Loss
from nnbook.network import Network
from nnbook.optimizers import Optimizer
from nnbook.training.early_stopping import EarlyStopping
from nnbook.types import Array, Rng
from nnbook.validation import (
    as_numbers,
    require,
    require_batch,
    require_between,
    require_count,
    require_finite,
    require_generator,
    require_instance,
    require_rows,
    require_weights,
)


def training_pair(network: Network, role: str, X: Any, Y: Any) -> tuple[Array, Array]:
    """X (N, ...) and Y (N, n_out) in the network's own type, finite and of one length.

    `role` goes before the name in the ValueError that is raised when they are not.
    """
    dtype = network.theta.dtype
    X, Y = as_numbers(f"{role}X", X, dtype), as_numbers(f"{role}Y", Y, dtype)
    require_batch(f"{role}X", X, network.input_shape)
    require_rows(f"{role}Y", Y)
    require_finite(f"{role}X", X)
    require_finite(f"{role}Y", Y)
    samples = f"{len(X)}, as many as X"
    require(len(X) == len(Y), f"{role}Y", f"{len(Y)} samples", samples)
    require_rows(f"{role}Y", Y, network.forward(X[:1]).shape[1])
    return X, Y


def training_set(
    network: Network, X: Any, Y: Any, weights: Any
) -> tuple[Array, Array, Array | None]:
    """X, Y and, where there are some, weights (N,), without samples of weight 0.

    Such samples count for nothing, and a batch of them would have no mean.
    """
    X, Y = training_pair(network, "", X, Y)
    if weights is None:
        return X, Y, None
    weights = require_weights("weights", weights, len(X))
    counted = weights > 0
    return X[counted], Y[counted], weights[counted]


def validation_pair(network: Network, validation: Any) -> tuple[Array, Array] | None:
    """The held-out X and Y, checked as those for training are."""
    if validation is None:
        return None
    is_pair = isinstance(validation, tuple | list) and len(validation) == 2
    require(is_pair, "validation", type(validation).__name__, "a pair (X, Y)")
    return training_pair(network, "validation ", *validation)


def require_parts(network: Any, loss: Any, optimizer: Any) -> None:
    """Raise ValueError unless the three fit together."""
    require_instance("network", network, Network)
    require_instance("loss", loss, Loss)
    require_instance("optimizer", optimizer, Optimizer)
    moves_theta = optimizer.theta is network.theta
    require(moves_theta, "optimizer", optimizer, "one made with network.theta")


def require_settings(
    epochs: Any, batch_size: Any, l2: Any, clip_norm: Any, schedule: Any, callbacks: Any
) -> None:
    """Raise ValueError unless these settings of `fit` can be used."""
    require_count("epochs", epochs)
    require_count("batch_size", batch_size)
    require_between("l2", l2, 0, np.inf)
    if clip_norm is not None:
        require_between("clip_norm", clip_norm, 0, np.inf, open_low=True)
    usable = schedule is None or callable(schedule)
    require(usable, "schedule", schedule, "a function of the time in epochs")
    require_instance("callbacks", callbacks, (list, tuple))
    for callback in callbacks:
        require(callable(callback), "callbacks", callback, "functions of the run")


def early_stopping_or_none(patience: Any, held_out: Any) -> EarlyStopping | None:
    """Early stopping if there is patience, or ValueError if nothing is held out."""
    if patience is None:
        return None
    expected = "held-out data when patience is given"
    require(held_out is not None, "validation", held_out, expected)
    return EarlyStopping(patience)


def checked_rate(schedule: Callable[[float], float], t: float) -> float:
    """lr = schedule(t), or ValueError unless it is a number in [0, inf)."""
    return float(require_between("schedule(t)", schedule(t), 0, np.inf))


def generator(rng: Any) -> Rng:
    """Return a generator of either kind, or that of a seed; ValueError for others."""
    if isinstance(rng, np.random.RandomState):
        return rng
    return require_generator("rng", rng)
