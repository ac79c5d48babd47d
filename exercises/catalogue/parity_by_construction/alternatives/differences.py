import numpy as np


def xor_weights():
    """One unit for "only the first", one for "only the second"."""
    W1 = np.array([[1.0, -1.0], [-1.0, 1.0]])
    return W1, np.zeros(2), np.ones((2, 1)), np.zeros(1)


def parity_weights(n):
    """A zigzag between 0 and 1 over the number of ones, the units in any order."""
    kink = np.roll(np.arange(n), 1)
    W1 = np.full((n, n), 2.0, dtype=np.float32)
    b1 = -2.0 * kink
    W2 = np.where(kink % 2 == 0, 1.0, -1.0)
    W2[kink == 0] = 0.5
    return W1, b1, W2[:, np.newaxis], np.array([1e-3])
