"""Sums and maxima of rows."""

import numpy as np

from nnbook.rows import row_max, row_sum


def test_rows_become_a_column(rng):
    Z = rng.normal(size=(4, 3))
    assert row_sum(Z).tolist() == [[np.add.reduce(row)] for row in Z]
    assert row_max(Z).tolist() == [[max(row)] for row in Z]
    assert row_sum(Z[0]).shape == row_max(Z[0]).shape == (1,)


def test_complex_rows_are_ordered_by_their_real_part():
    Z = np.array([[1 + 9j, 2 - 9j], [-3j, -1]])
    np.testing.assert_array_equal(row_max(Z), [[2], [0]])
    np.testing.assert_array_equal(row_sum(Z), [[3], [-1 - 3j]])
