"""Strata: the classes whose proportions a split keeps."""

import numpy as np
import pytest

from nnbook.preprocessing.strata import in_strata, strata


def test_without_classes_all_are_of_one():
    labels = strata(None, 3)
    assert labels.tolist() == [0, 0, 0]
    assert labels.dtype == np.intp
    assert strata([2, 0, 1], 3).tolist() == [2, 0, 1]
    assert strata(np.eye(3)[[2, 0]], 2).tolist() == [2, 0]


def test_each_part_has_a_sample_of_each_class():
    y = [7, 3, 3, 7, 3]
    assert strata(y, 5, parts=2).tolist() == y
    with pytest.raises(ValueError, match=r"^stratify's samples is '2 of class 7', exp"):
        strata(y, 5, parts=3)


def test_classes_come_in_any_order(rng):
    y = np.array([10**12, 5, 5, 0, 10**12])
    seen = [tuple(dict.fromkeys(y[in_strata(y, rng)])) for _ in range(600)]
    assert all(60 < seen.count(order) < 140 for order in set(seen))
    assert len(set(seen)) == 6


def test_order_is_of_classes_and_random_within(rng):
    y = rng.permutation(np.arange(3).repeat(100))
    first, second = in_strata(y, rng), in_strata(y, rng)
    assert (np.diff(y[first]) != 0).sum() == 2
    assert sorted(first) == list(range(300))
    for k in range(3):
        mine, theirs = first[y[first] == k], second[y[second] == k]
        assert (mine != theirs).mean() > 0.9
        assert 0.3 < (np.diff(mine) > 0).mean() < 0.7
