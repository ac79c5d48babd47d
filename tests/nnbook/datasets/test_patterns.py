"""Gates, parity, one-hot labels and the digits."""

from itertools import product

import numpy as np
import pytest

import nnbook
from nnbook.datasets import patterns as datasets

TRUTH = {
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "nand": lambda a, b: not (a and b),
    "nor": lambda a, b: not (a or b),
    "xor": lambda a, b: a != b,
    "xnor": lambda a, b: a == b,
}


@pytest.mark.parametrize("n", [1, 2, 3, 4, 10])
def test_all_patterns_once_in_counting_order(n):
    X = nnbook.binary_patterns(n)
    assert X.dtype == np.float64
    np.testing.assert_array_equal(X, list(product([0, 1], repeat=n)))


@pytest.mark.parametrize("n", [1, 2, 3, 4, 10])
def test_parity(n):
    X, y = nnbook.parity(n)
    np.testing.assert_array_equal(X, list(product([0, 1], repeat=n)))
    assert y.tolist() == [sum(map(int, row)) % 2 for row in X]
    assert np.issubdtype(y.dtype, np.integer)


def test_parity_flips_with_any_single_bit():
    X, y = nnbook.parity(5)
    label = {tuple(row): k for row, k in zip(X, y, strict=True)}
    for row in label:
        for i in range(5):
            flipped = (*row[:i], 1 - row[i], *row[i + 1 :])
            assert label[flipped] == 1 - label[row]


@pytest.mark.parametrize("name", list(TRUTH))
def test_gates(name):
    data = nnbook.logic_gate(name)
    assert isinstance(data, nnbook.Dataset)
    assert sorted(datasets.GATES) == sorted(TRUTH)
    for row, label in zip(data.X, data.y, strict=True):
        assert label == int(TRUTH[name](*map(int, row)))
    np.testing.assert_array_equal(data.X, [[0, 0], [0, 1], [1, 0], [1, 1]])


def test_datasets_are_fresh_copies():
    nnbook.logic_gate("and").y[:] = 7
    nnbook.parity(2).X[:] = 7
    assert nnbook.logic_gate("and").y.tolist() == [0, 0, 0, 1]
    assert nnbook.parity(2).X.max() == 1


@pytest.mark.parametrize("dtype", [np.int64, np.uint8, np.int8])
def test_one_hot(dtype):
    Y = nnbook.one_hot(np.array([2, 0, 2], dtype))
    np.testing.assert_array_equal(Y, [[0, 0, 1], [1, 0, 0], [0, 0, 1]])
    assert Y.dtype == np.float64
    np.testing.assert_array_equal(nnbook.one_hot([1, 0], 3), [[0, 1, 0], [1, 0, 0]])


def test_one_hot_is_undone_by_argmax(rng):
    y = rng.integers(6, size=30)
    np.testing.assert_array_equal(nnbook.class_indices(nnbook.one_hot(y, 6)), y)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: nnbook.parity(0), "n is 0, expected an integer of at least 1"),
        (lambda: nnbook.parity(2.0), "n is 2.0, expected an integer"),
        (lambda: nnbook.parity(70), "n is 70, expected an integer of at most 24"),
        (lambda: nnbook.binary_patterns(-1), "n is -1, expected an integer"),
        (
            lambda: nnbook.logic_gate("XOR"),
            "name is 'XOR', expected one of and, or, nand",
        ),
        (
            lambda: nnbook.one_hot([0, 2], 2),
            "classes is 2, expected an integer of at le",
        ),
        (lambda: nnbook.one_hot([0, -1]), "y is .*, expected N >= 1 class indices"),
        (lambda: nnbook.one_hot([0.0, 1.0]), "y is .*, expected N >= 1 class indices"),
        (lambda: nnbook.one_hot([[0, 1]]), "y is .*, expected N >= 1 class indices"),
        (lambda: nnbook.one_hot([]), "y is .*, expected N >= 1 class indices"),
    ],
)
def test_bad_arguments_are_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_24_bits_are_the_most(monkeypatch):
    """2^24 rows are three gigabytes: only the question whether they may be is asked."""
    asked = []

    def require(condition, *_):
        asked.append(condition)
        raise InterruptedError

    monkeypatch.setattr(datasets, "require", require)
    for n in (24, 25):
        with pytest.raises(InterruptedError):
            nnbook.binary_patterns(n)
    assert asked == [True, False]


def test_digits_are_those_of_scikit_learn():
    raw = pytest.importorskip("sklearn.datasets").load_digits()
    X, y = nnbook.load_digits()
    np.testing.assert_array_equal(X * 16, raw.data)
    np.testing.assert_array_equal(y, raw.target)
    assert (X.shape, X.min(), X.max()) == ((1797, 64), 0, 1)
    assert np.issubdtype(y.dtype, np.integer)
