"""Splits: every sample in one part, in the right numbers, and by chance."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from nnbook.preprocessing.splits import set_apart

LABELS = st.lists(st.integers(0, 4), min_size=2, max_size=60)


def of_each(least):
    """Labels of which each that occurs does so often enough for so many parts."""
    return LABELS.map(
        lambda labels: (
            labels + [k for k in set(labels) for _ in range(least - labels.count(k))]
        )
    )


@given(labels=LABELS, data=st.data())
def test_every_sample_is_in_one_part(labels, data):
    N = len(labels)
    count = data.draw(st.integers(1, N - 1))
    rest, apart = set_apart(count, np.array(labels), np.random.default_rng(0))
    assert len(apart) == count
    assert sorted([*rest, *apart]) == list(range(N))


@given(labels=of_each(2), seed=st.integers(0, 5), data=st.data())
def test_classes_keep_their_share_to_within_one(labels, seed, data):
    y, N = np.array(labels), len(labels)
    count = data.draw(st.integers(1, N - 1))
    parts = nnbook.train_test_split(y, test=count, stratify=y, rng=seed)
    for part, size in zip(parts, (N - count, count), strict=True):
        assert len(part) == size
        for k in range(5):
            ideal = Fraction(size * labels.count(k), N)
            assert abs(int((part == k).sum()) - ideal) < 1


def test_equal_shares_are_kept_exactly(rng):
    y = rng.permutation(np.arange(4).repeat(10))
    train, test = nnbook.train_test_split(y, test=0.2, stratify=np.eye(4)[y])
    assert np.bincount(train).tolist() == [8] * 4
    assert np.bincount(test).tolist() == [2] * 4


def test_the_order_of_what_is_returned():
    X, y = np.arange(20).reshape(10, 2), np.arange(10)
    X_train, X_test, y_train, y_test, *more = nnbook.train_test_split(
        X, y, [str(i) for i in y], test=3
    )
    assert (X_train.shape, X_test.shape) == ((7, 2), (3, 2))
    np.testing.assert_array_equal(X_train[:, 0], 2 * y_train)
    np.testing.assert_array_equal(X_test[:, 1], 2 * y_test + 1)
    assert [list(map(int, part)) for part in more] == [list(y_train), list(y_test)]


@pytest.mark.parametrize(
    ("N", "test", "expected"),
    [
        (10, 0.2, 2),
        (10, 0.25, 2),
        (10, 0.26, 3),
        (10, 0.01, 1),
        (10, 0.9, 9),
        (10, 9, 9),
        (10, np.int64(1), 1),
        (10, np.float32(0.5), 5),
        (2, 0.5, 1),
    ],
)
def test_sizes(N, test, expected):
    for stratify in (None, np.zeros(N, int)):
        parts = nnbook.train_test_split(range(N), test=test, stratify=stratify)
        assert [len(part) for part in parts] == [N - expected, expected]


def test_a_fifth_is_set_apart_by_default():
    parts = nnbook.train_test_split(range(20))
    assert [len(part) for part in parts] == [16, 4]
    parts = nnbook.train_validation_test_split(range(20))
    assert [len(part) for part in parts] == [12, 4, 4]


@pytest.mark.parametrize(
    "split", [nnbook.train_test_split, nnbook.train_validation_test_split]
)
def test_randomness_is_the_callers(split):
    def run(rng):
        return [part.tolist() for part in split(np.arange(50), rng=rng)]

    assert run(3) == run(3) == run(np.random.default_rng(3)) != run(4)
    assert [run(0)] == [[p.tolist() for p in split(np.arange(50))]]
    shared = np.random.default_rng(3)
    assert run(shared) != run(shared)


def test_classes_are_not_taken_in_turn():
    """Seven of each of ten classes, and five places: every set of classes has them."""
    y, places = np.arange(10).repeat(7), np.zeros((10, 10))
    runs = 1000
    for seed in range(runs):
        _, test = nnbook.train_test_split(y, test=5, stratify=y, rng=seed)
        classes = np.unique(test)
        assert len(classes) == 5
        places[np.ix_(classes, classes)] += 1
    pairs = places[~np.eye(10, dtype=bool)] / runs
    assert abs(np.diag(places) / runs - 0.5).max() < 5 * np.sqrt(0.25 / runs)
    assert abs(pairs - 2 / 9).max() < 5 * np.sqrt(2 / 9 * 7 / 9 / runs)


@pytest.mark.parametrize("first", [0, 1])
def test_a_rare_class_is_set_apart_as_often_as_its_share(first):
    """Of nineteen and two, a seventh: nobody has a seat of their own."""
    y = np.array([first] * 19 + [1 - first] * 2)
    found, runs = np.zeros(21), 1400
    for seed in range(runs):
        _, test = nnbook.train_test_split(range(21), test=3, stratify=y, rng=seed)
        found[test] += 1
    assert abs(found / runs - 1 / 7).max() < 5 * np.sqrt(6 / 49 / runs)


@pytest.mark.parametrize("stratify", [None, np.arange(3).repeat([300, 200, 100])])
def test_all_samples_have_the_same_chance_and_no_fixed_place(stratify):
    rng, N, runs = np.random.default_rng(1), 600, 400
    chosen, place = np.zeros(N), np.zeros(N)
    for _ in range(runs):
        train, test = nnbook.train_test_split(
            np.arange(N), test=0.25, stratify=stratify, rng=rng
        )
        chosen[test] += 1
        place[train] += np.arange(len(train))
    assert chosen.sum() == runs * 150
    assert abs(chosen / runs - 0.25).max() < 6 * np.sqrt(0.25 * 0.75 / runs)
    mean = place / (runs - chosen)
    assert abs(mean - 449 / 2).max() < 6 * 450 / np.sqrt(12 * 0.7 * runs)


def test_both_parts_are_in_random_order():
    y = np.arange(2).repeat(50)
    for part in nnbook.train_test_split(y, test=0.5, stratify=y):
        assert 10 < np.abs(np.diff(part)).sum() < 40


@given(labels=of_each(3), data=st.data())
def test_three_parts(labels, data):
    y, N = np.array(labels), len(labels)
    tested = data.draw(st.integers(1, N - 2))
    validated = data.draw(st.integers(1, N - tested - 1))
    index = np.arange(N)
    *parts, y_train, y_val, y_test = nnbook.train_validation_test_split(
        index, y, validation=validated, test=tested, stratify=y
    )
    sizes = [N - tested - validated, validated, tested]
    assert [len(part) for part in parts] == sizes
    assert sorted(np.concatenate(parts)) == list(index)
    for part, labels_of, size in zip(
        parts, (y_train, y_val, y_test), sizes, strict=True
    ):
        np.testing.assert_array_equal(y[part], labels_of)
        for k in range(5):
            ideal = size * labels.count(k) / N
            assert abs((labels_of == k).sum() - ideal) < 2


def test_three_parts_keep_shares_and_have_no_fixed_place():
    y = np.arange(2).repeat([80, 20])
    parts = nnbook.train_validation_test_split(y, validation=0.25, test=0.1, stratify=y)
    assert [part.tolist().count(0) for part in parts] == [52, 20, 8]
    assert [part.tolist().count(1) for part in parts] == [13, 5, 2]
    N, rng = 300, np.random.default_rng(2)
    counts = np.zeros((3, N))
    for _ in range(300):
        three = nnbook.train_validation_test_split(np.arange(N), rng=rng)
        for count, part in zip(counts, three, strict=True):
            count[part] += 1
    for count, share in zip(counts / 300, (0.6, 0.2, 0.2), strict=True):
        assert abs(count - share).max() < 6 * np.sqrt(share * (1 - share) / 300)


def test_shares_are_of_all_samples():
    parts = nnbook.train_validation_test_split(range(10), validation=0.5, test=0.4)
    assert [len(part) for part in parts] == [1, 5, 4]


def test_some_samples_are_always_left():
    with pytest.raises(ValueError, match=r"^test is 10, expected fewer than the 10"):
        nnbook.train_test_split(range(10), test=10)
    with pytest.raises(
        ValueError, match=r"^validation is 8, expected fewer than the 8"
    ):
        nnbook.train_validation_test_split(range(10), validation=8, test=2)
