"""Mini-batches, shuffled."""

from collections.abc import Iterator

import numpy as np


def batches(X: np.ndarray, size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield X in batches of `size` rows, the last may be smaller, in drawn order."""
    # --- solution
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        yield X[order[start : start + size]]
    # --- stub
    # raise NotImplementedError("batches is yours to write")
    # --- end
