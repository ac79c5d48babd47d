"""What `fit` checks once, before anything moves."""

from collections.abc import Callable
from copy import deepcopy
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


def training_pair(
    network: Network, loss: Loss, role: str, X: Any, Y: Any
) -> tuple[Array, Array]:
    """X (N, ...) and Y (N, n_out) in the network's own type, finite and of one length.

    `role` goes before the name in the ValueError that is raised when they are not, or
    when Y holds what is no target of the loss.
    """
    dtype = network.theta.dtype
    X, Y = as_numbers(f"{role}X", X, dtype), as_numbers(f"{role}Y", Y, dtype)
    require_batch(f"{role}X", X, network.input_shape)
    require_rows(f"{role}Y", Y)
    require_finite(f"{role}X", X)
    samples = f"{len(X)}, as many as X"
    require(len(X) == len(Y), f"{role}Y", f"{len(Y)} samples", samples)
    require_rows(f"{role}Y", Y, network.forward(X[:1]).shape[1])
    loss.check_targets(Y, f"{role}Y")
    return X, Y


def training_set(
    network: Network, loss: Loss, X: Any, Y: Any, weights: Any
) -> tuple[Array, Array, Array | None]:
    """X, Y and, where there are some, weights (N,), without samples of weight 0.

    Such samples count for nothing, and a batch of them would have no mean.
    """
    X, Y = training_pair(network, loss, "", X, Y)
    if weights is None:
        return X, Y, None
    weights = require_weights("weights", weights, len(X))
    counted = weights > 0
    return X[counted], Y[counted], weights[counted]


def validation_set(
    network: Network, loss: Loss, validation: Any
) -> tuple[Array, ...] | None:
    """The held-out X and Y, and weights if there are some, checked like the others."""
    if validation is None:
        return None
    is_set = isinstance(validation, tuple | list) and len(validation) in (2, 3)
    expected = "a pair (X, Y), or (X, Y, weights)"
    require(is_set, "validation", type(validation).__name__, expected)
    X, Y = training_pair(network, loss, "validation ", *validation[:2])
    weights = (require_weights("validation weights", w, len(X)) for w in validation[2:])
    return X, Y, *weights


def require_batches(network: Network, X: Array, batch_size: int) -> None:
    """Raise ValueError if one sample is left for the last batch and that is too few.

    It is for batch normalisation: one number has no variance.
    """
    if (len(X) - 1) % batch_size:
        return
    try:
        deepcopy(network).forward(X[:1], train=True)
    except ValueError as error:
        raise ValueError(
            f"batch_size is {batch_size}, which leaves one of {len(X)} samples for the "
            f"last batch, expected more: {error}"
        ) from error


def require_parts(network: Any, loss: Any, optimizer: Any) -> None:
    """Raise ValueError unless the three fit together."""
    require_instance("network", network, Network)
    require_instance("loss", loss, Loss)
    require_instance("optimizer", optimizer, Optimizer)
    moves_theta = optimizer.theta is network.theta
    require(moves_theta, "optimizer", optimizer, "one made with network.theta")


def require_settings(
    epochs: Any,
    batch_size: Any,
    l2: Any,
    clip_norm: Any,
    schedule: Any,
    callbacks: Any,
    progress: Any,
) -> None:
    """Raise ValueError unless these settings of `fit` can be used."""
    require_count("epochs", epochs)
    require_count("batch_size", batch_size)
    require_between("l2", l2, 0, np.inf)
    if clip_norm is not None:
        require_between("clip_norm", clip_norm, 0, np.inf, open_low=True)
    usable = schedule is None or callable(schedule)
    require(usable, "schedule", schedule, "a function of the time in epochs")
    require_instance("progress", progress, bool)
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
