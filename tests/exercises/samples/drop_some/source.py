"""Dropout, scaled up so that the mean stays."""

import numpy as np


def drop_some(x: np.ndarray, p: float, seed: int) -> np.ndarray:
    """Return x with entries dropped with probability p, the others divided by 1 - p."""
    # --- solution
    kept = np.random.default_rng(seed).random(x.shape) >= p
    return x * kept / (1 - p)
    # --- stub
    # raise NotImplementedError("drop_some is yours to write")
    # --- end
