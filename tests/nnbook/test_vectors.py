"""Vectors of zeros that begin where a cache line does."""

import numpy as np
import pytest

from nnbook.vectors import CACHE_LINE, zero_vector


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
@pytest.mark.parametrize("n", [0, 1, 7, 1000, 100_000])
def test_zeros_at_a_cache_line(n, dtype):
    vectors = [zero_vector(n, dtype) for _ in range(8)]  # none by luck alone
    for vector in vectors:
        assert vector.ctypes.data % CACHE_LINE == 0 or n == 0
        assert vector.dtype == dtype
        assert vector.flags.c_contiguous
        assert vector.flags.writeable
        assert vector.base.nbytes == vector.nbytes + CACHE_LINE
        np.testing.assert_array_equal(vector, np.zeros(n, dtype))
