"""What a training curve and a validation curve say together."""

import numpy as np

# --- solution
REMEDY_A = "smaller rate"
REMEDY_B = "larger rate"
REMEDY_C = "stop earlier"
REMEDY_D = "larger network"
# --- stub
# REMEDY_A = ...  # one of the four remedies, as a string
# REMEDY_B = ...
# REMEDY_C = ...
# REMEDY_D = ...
# --- end


def best_epoch(valid: np.ndarray) -> int:
    """Return the index of the lowest validation loss, the first of equal ones."""
    # --- solution
    return int(np.argmin(valid))
    # --- stub
    # raise NotImplementedError("best_epoch is yours to write")
    # --- end


def diagnose(train: np.ndarray, valid: np.ndarray) -> str:
    """Return "oscillating", "overfitting", "fine", "slow" or "underfitting".

    train, valid: losses before training and after each epoch, (epochs,).
    """
    # --- solution
    rises = np.mean(train[1:] > 1.05 * train[:-1])
    if rises > 0.15:
        return "oscillating"
    if valid[-1] > 1.15 * np.min(valid):
        return "overfitting"
    if train[-1] < 0.3 * train[0]:
        return "fine"
    quarter = max(len(train) // 4, 1)
    still_falling = train[-1] < 0.95 * train[-1 - quarter]
    return "slow" if still_falling else "underfitting"
    # --- stub
    # raise NotImplementedError("diagnose is yours to write")
    # --- end
