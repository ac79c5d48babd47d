"""What `fit` checks once, before it trains: data, optimiser, and patience."""

from typing import Any

import numpy as np

from nnbook.network import Network
from nnbook.optimizers import Optimizer
from nnbook.types import Array
from nnbook.validation import as_numbers, require, require_batch, require_rows


def training_pair(network: Network, role: str, X: Any, Y: Any) -> tuple[Array, Array]:
    """X (N, n_in) and Y (N, n_out) in the network's own type, finite and of one length.

    `role` goes before the name in the ValueError that is raised when they are not.
    """
    dtype = network.theta.dtype
    X, Y = as_numbers(f"{role}X", X, dtype), as_numbers(f"{role}Y", Y, dtype)
    require_batch(f"{role}X", X, network.input_shape)
    require_rows(f"{role}Y", Y)
    for name, values in (("X", X), ("Y", Y)):
        finite = bool(np.isfinite(values).all())
        require(finite, role + name, "NaN or infinite", "finite numbers")
    samples = f"{len(X)}, as many as X"
    require(len(X) == len(Y), f"{role}Y", f"{len(Y)} samples", samples)
    require_rows(f"{role}Y", Y, network.forward(X[:1]).shape[1])
    return X, Y


def require_fit(
    network: Network, optimizer: Optimizer, held_out: object, patience: int | None
) -> None:
    """Raise ValueError unless the optimiser holds theta, and patience has data."""
    moves_theta = optimizer.theta is network.theta
    require(moves_theta, "optimizer", optimizer, "one made with network.theta")
    watched = patience is None or held_out is not None
    require(watched, "validation", held_out, "held-out data when patience is given")
