"""What a unit's weights say about its boundary, and how far samples lie from it."""

import numpy as np


def line(w: np.ndarray, b: float) -> tuple[float, float]:
    """Return slope and height of the line x2 = slope * x1 + height, w . x + b = 0.

    w: (2,), the second entry not 0; b: a number.
    """
    # --- solution
    return -w[0] / w[1], -b / w[1]
    # --- stub
    # raise NotImplementedError("line is yours to write")
    # --- end


def margins(X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """Return each sample's distance from the boundary, negative on the wrong side.

    X: (rows, inputs), y: (rows,) with 0 and 1, w: (inputs,), not all 0.
    """
    # --- solution
    sides = 2 * y - 1
    return sides * (X @ w + b) / np.sqrt(w @ w)
    # --- stub
    # raise NotImplementedError("margins is yours to write")
    # --- end


# By hand: weights and bias of units whose smallest margin is at least 0.3.
# --- solution
AND_W, AND_B = [1, 1], -1.5
OR_W, OR_B = [1, 1], -0.5
NAND_W, NAND_B = [-1, -1], 1.5
NOT_W, NOT_B = [-1], 0.5
# --- stub
# AND_W, AND_B = ..., ...  # a list of two weights, a bias
# OR_W, OR_B = ..., ...
# NAND_W, NAND_B = ..., ...
# NOT_W, NOT_B = ..., ...  # a list of one weight, a bias
# --- end
