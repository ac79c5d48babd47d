"""ReLU, forward and backward: the mask."""

import numpy as np


def relu(Z: np.ndarray) -> np.ndarray:
    """Return Z where it is positive, 0 elsewhere. Z: (rows, units)."""
    # --- solution
    return np.maximum(Z, 0)
    # --- stub
    # raise NotImplementedError("relu is yours to write")
    # --- end


def relu_backward(dA: np.ndarray, Z: np.ndarray) -> np.ndarray:
    """Return the gradient with respect to Z; the slope at 0 is taken as 0.

    dA: (rows, units), the gradient with respect to relu(Z). Z: (rows, units).
    """
    # --- solution
    return dA * (Z > 0)
    # --- stub
    # raise NotImplementedError("relu_backward is yours to write")
    # --- end
