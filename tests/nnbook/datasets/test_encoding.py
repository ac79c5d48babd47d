"""One-hot labels."""

import numpy as np
import pytest

import nnbook


@pytest.mark.parametrize("dtype", [np.int64, np.uint8, np.int8])
def test_one_hot(dtype):
    Y = nnbook.one_hot(np.array([2, 0, 2], dtype))
    np.testing.assert_array_equal(Y, [[0, 0, 1], [1, 0, 0], [0, 0, 1]])
    assert Y.dtype == np.float64
    np.testing.assert_array_equal(nnbook.one_hot([1, 0], 3), [[0, 1, 0], [1, 0, 0]])


def test_one_hot_is_undone_by_argmax(rng):
    y = rng.integers(6, size=30)
    np.testing.assert_array_equal(nnbook.class_indices(nnbook.one_hot(y, 6)), y)


def test_there_are_at_least_the_classes_that_are_named():
    assert nnbook.one_hot([0, 2], 3).shape == (2, 3)
    with pytest.raises(
        ValueError, match=r"^classes is 2, expected an integer of at le"
    ):
        nnbook.one_hot([0, 2], 2)
