"""A look at all shapes before the data flow."""

import numpy as np


def first_misfit(
    X: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray]
) -> str:
    """Return "X", "W1", "b1", "W2", ..., whichever does not fit first, or "fits".

    X: (rows, inputs), each W: (inputs, units), each b: exactly (units,).
    """
    # --- solution
    if X.ndim != 2:
        return "X"
    width = X.shape[1]
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True), 1):
        if W.ndim != 2 or W.shape[0] != width:
            return f"W{layer}"
        width = W.shape[1]
        if b.shape != (width,):
            return f"b{layer}"
    return "fits"
    # --- stub
    # raise NotImplementedError("first_misfit is yours to write")
    # --- end
