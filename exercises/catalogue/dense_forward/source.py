"""One dense layer, forward: samples are rows."""

import numpy as np


def dense_forward(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return Z = X W + b.

    X: (rows, inputs), W: (inputs, units), b: (units,). The result is (rows, units).
    """
    # --- solution
    return X @ W + b
    # --- stub
    # raise NotImplementedError("dense_forward is yours to write")
    # --- end
