"""Two epochs of a perceptron on paper, and one epoch by the machine."""

import numpy as np

# Work these out on paper, then write them here.
# --- solution
W_AFTER_1, B_AFTER_1, MISTAKES_1 = [-1, -1], -1, 1
W_AFTER_2, B_AFTER_2, MISTAKES_2 = [-1, -1], 0, 3
RIGHT_AFTER_2 = 1
# --- stub
# W_AFTER_1, B_AFTER_1, MISTAKES_1 = ..., ..., ...  # such as [1, 0], 2, 3
# W_AFTER_2, B_AFTER_2, MISTAKES_2 = ..., ..., ...  # the same after the second epoch
# RIGHT_AFTER_2 = ...  # how many of the three samples the final unit answers right
# --- end


def one_epoch(
    w: np.ndarray, b: float, X: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, float, int]:
    """Return weights, bias and the number of mistakes after one pass over the samples.

    w: (inputs,), b: a number, X: (rows, inputs), y: (rows,) with 0 and 1.
    """
    # --- solution
    mistakes = 0
    for x, label in zip(X, y, strict=True):
        error = int(label) - int(x @ w + b >= 0)
        w, b = w + error * x, b + error
        mistakes += abs(error)
    return w, b, mistakes
    # --- stub
    # raise NotImplementedError("one_epoch is yours to write")
    # --- end


# Find this one with the help of `one_epoch`.
# --- solution
EPOCHS_UNTIL_CLEAN = 7
# --- stub
# EPOCHS_UNTIL_CLEAN = ...  # the number of the first epoch without a mistake
# --- end
