"""Strata: the classes whose proportions a split keeps."""

import numpy as np

from nnbook.preprocessing.strata import in_strata, strata


def test_without_classes_all_are_of_one():
    labels = strata(None, 3)
    assert labels.tolist() == [0, 0, 0]
    assert labels.dtype == np.intp
    assert strata([2, 0, 1], 3).tolist() == [2, 0, 1]
    assert strata(np.eye(3)[[2, 0]], 2).tolist() == [2, 0]


def test_order_is_of_classes_and_random_within(rng):
    y = rng.permutation(np.arange(3).repeat(100))
    first, second = in_strata(y, rng), in_strata(y, rng)
    assert (np.diff(y[first]) >= 0).all()
    assert sorted(first) == list(range(300))
    for k in range(3):
        mine, theirs = first[y[first] == k], second[y[second] == k]
        assert (mine != theirs).mean() > 0.9
        assert 0.3 < (np.diff(mine) > 0).mean() < 0.7
