"""Class indices from whatever names a class."""

import numpy as np
import pytest

import nnbook
from nnbook.metrics.labels import classes_seen, true_and_predicted


def test_rows_become_the_place_of_their_largest_entry():
    rows = [[0.1, 0.9], [3, -3], [2, 2], [-np.inf, -5], [np.inf, 0]]
    indices = nnbook.class_indices(rows)
    np.testing.assert_array_equal(indices, [1, 0, 0, 1, 0])
    assert indices.dtype == np.intp


@pytest.mark.parametrize("dtype", [np.int64, np.int32, np.int8, np.uint8, np.uint64])
def test_indices_stay(dtype):
    indices = nnbook.class_indices(np.array([2, 0, 7], dtype))
    np.testing.assert_array_equal(indices, [2, 0, 7])
    assert indices.dtype == np.intp


@pytest.mark.parametrize("dtype", [float, np.float32, int, bool])
def test_one_sample_and_two_classes_are_enough(dtype):
    assert nnbook.class_indices(np.array([[0, 1]], dtype)).tolist() == [1]


def test_the_argument_is_named():
    with pytest.raises(ValueError, match=r"^Y is \[0.5\]"):
        nnbook.class_indices([0.5])
    with pytest.raises(ValueError, match=r"^truth has shape \(1, 1\)"):
        nnbook.class_indices([[1]], "truth")
    with pytest.raises(ValueError, match=r"^truth is \[-1\]"):
        nnbook.class_indices([-1], "truth")


def test_pairs_may_be_of_two_kinds():
    true, predicted = true_and_predicted([1, 0], [[1, 2, 3], [3, 2, 1]])
    assert true.tolist() == [1, 0]
    assert predicted.tolist() == [2, 0]
    assert classes_seen(true, predicted) == classes_seen(predicted, true) == 3
