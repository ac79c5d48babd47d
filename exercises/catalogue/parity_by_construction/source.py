"""Weights for parity, written down instead of learnt."""

import numpy as np

Weights = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def xor_weights() -> Weights:
    """Return (W1, b1, W2, b2) for two bits: (2, hidden), (hidden,), (hidden, 1), (1,).

    max(0, x W1 + b1) W2 + b2 is above 1/2 where exactly one bit is on.
    """
    # --- solution
    W1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([0.0, -1.0])
    W2 = np.array([[1.0], [-2.0]])
    return W1, b1, W2, np.zeros(1)
    # --- stub
    # raise NotImplementedError("xor_weights is yours to write")
    # --- end


def parity_weights(n: int) -> Weights:
    """Return (W1, b1, W2, b2) for n bits: (n, hidden), (hidden,), (hidden, 1), (1,).

    max(0, x W1 + b1) W2 + b2 is above 1/2 where an odd number of bits is on.
    """
    # --- solution
    ones = np.ones((n, n))
    thresholds = -np.arange(n, dtype=float)
    bends = 2.0 * (-1.0) ** np.arange(n)
    bends[0] = 1.0
    return ones, thresholds, bends[:, None], np.zeros(1)
    # --- stub
    # raise NotImplementedError("parity_weights is yours to write")
    # --- end
