"""Mini-batches: a few samples at a time, in an order that chance chooses."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from nnbook.types import Array, Rng
from nnbook.validation import (
    require,
    require_count,
    require_instance,
    require_weights,
)


def minibatches(
    X: Array, Y: Array, batch_size: int, rng: Rng, weights: Array | None = None
) -> Iterator[tuple[Array, ...]]:
    """Every sample once, in random order, batch_size at a time: pairs (X, Y), copies.

    The last batch holds what is left and may be smaller. `rng` draws the order at the
    call; with `weights`, shape (N,), they are a third part of each batch.

    Raises ValueError at the call, unless X and Y are arrays of N >= 1 numbers each,
    weights are N numbers >= 0, and rng is a generator.
    """
    parts = _checked(X, Y, batch_size, rng, weights)
    order = rng.permutation(len(X))
    batches = (order[i : i + batch_size] for i in range(0, len(X), batch_size))
    return (tuple(part[batch] for part in parts) for batch in batches)


def _checked(
    X: Array, Y: Array, batch_size: Any, rng: Any, weights: Array | None
) -> list[Array]:
    """[X, Y], and weights if there are some, arrays of N >= 1; or ValueError."""
    require_count("batch_size", batch_size)
    require_instance("rng", rng, (np.random.Generator, np.random.RandomState))
    for name, part in (("X", X), ("Y", Y)):
        require_instance(name, part, np.ndarray)
        if part.dtype.kind not in "biufc":
            raise ValueError(f"{name} has dtype {part.dtype}, expected numbers")
        if part.ndim == 0 or len(part) == 0:
            raise ValueError(
                f"{name} has shape {part.shape}, expected (N, ...), N >= 1"
            )
        few = f"{len(part)} samples"
        require(len(part) == len(X), name, few, f"as many as X, {len(X)}")
    if weights is None:
        return [X, Y]
    return [X, Y, require_weights("weights", weights, len(X))]
