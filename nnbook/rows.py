"""Sum and maximum of each row, kept as a column that broadcasts against the rows."""

import numpy as np

from nnbook.types import Array


def row_sum(Z: Array) -> Array:
    """s_n = sum_k Z_nk, shape (N, 1) for Z of shape (N, K)."""
    total: Array = np.add.reduce(Z, axis=-1, keepdims=True)
    return total


def row_max(Z: Array) -> Array:
    """m_n = max_k Z_nk, shape (N, 1); by the real part if Z is complex."""
    largest: Array = np.maximum.reduce(Z.real, axis=-1, keepdims=True)
    return largest
