"""Mini-batches: a few samples at a time, in an order that chance chooses."""

from collections.abc import Iterator

import numpy as np


def minibatches(
    X: np.ndarray, Y: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield every sample once, batch_size at a time, as pairs (X_batch, Y_batch).

    X: (rows, inputs), Y: (rows, outputs). The last batch may be smaller.
    """
    # --- solution
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        picked = order[start : start + batch_size]
        yield X[picked], Y[picked]
    # --- stub
    # raise NotImplementedError("minibatches is yours to write")
    # --- end
