"""Vectors that begin where a cache line does: arithmetic on them is faster.

NumPy places an array wherever memory is free. When one that is written begins in the
middle of a cache line, operations on long vectors can take twice as long.
"""

import numpy as np
import numpy.typing as npt

from nnbook.types import Array

#: Bytes that a processor loads at once.
CACHE_LINE = 64


def zero_vector(n: int, dtype: npt.DTypeLike) -> Array:
    """theta = (0, ..., 0), n numbers that begin at a multiple of 64 bytes."""
    size = n * np.dtype(dtype).itemsize
    memory = np.zeros(size + CACHE_LINE, np.uint8)
    start = -memory.ctypes.data % CACHE_LINE
    vector: Array = memory[start : start + size].view(dtype)
    return vector
