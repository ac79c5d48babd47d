"""What curves of losses show."""

import numpy as np

# --- solution
CURVE_A = "overfitting"
# --- stub
# CURVE_A = ...  # one of the three words
# --- end


def read_curves(train: np.ndarray, valid: np.ndarray) -> str:
    """Return "overfitting", "underfitting" or "fine"."""
    # --- solution
    if valid[-1] > 1.2 * valid.min():
        return "overfitting"
    return "underfitting" if train[-1] > 0.5 * train[0] else "fine"
    # --- stub
    # raise NotImplementedError("read_curves is yours to write")
    # --- end
