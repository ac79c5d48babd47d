"""The confusion matrix, against scikit-learn and by hand."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbook

LABELS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1)


@pytest.mark.parametrize("K", [2, 3, 10, 40])
@pytest.mark.parametrize("dtype", [np.int64, np.int32, np.int8, np.uint8, np.uint64])
def test_agrees_with_scikit_learn(K, dtype, rng):
    metrics = pytest.importorskip("sklearn.metrics")
    y, p = rng.integers(K, size=(2, 300)).astype(dtype)
    y[:K] = np.arange(K)
    expected = metrics.confusion_matrix(y, p, labels=range(K))
    np.testing.assert_array_equal(nnbook.confusion_matrix(y, p), expected)


@pytest.mark.parametrize("normalize", ["true", "predicted", "all", None])
@settings(max_examples=25)
@given(pairs=LABELS)
def test_shares_agree_with_scikit_learn(normalize, pairs):
    metrics = pytest.importorskip("sklearn.metrics")
    y, p = np.transpose(pairs)
    w = np.arange(len(y)) + 0.5
    options = {"predicted": "pred"}
    expected = metrics.confusion_matrix(
        y,
        p,
        labels=range(8),
        normalize=options.get(normalize, normalize),
        sample_weight=w,
    )
    C = nnbook.confusion_matrix(y, p, 8, normalize, w)
    np.testing.assert_allclose(C, expected, rtol=1e-13)


def test_truth_is_in_rows():
    y, p = [0, 0, 0, 1], [1, 1, 0, 1]
    C = nnbook.confusion_matrix(y, p)
    np.testing.assert_array_equal(C, [[1, 2], [0, 1]])
    assert C.dtype.kind == "i"
    of = {n: nnbook.confusion_matrix(y, p, normalize=n) for n in ("true", "all")}
    np.testing.assert_array_equal(of["true"], [[1 / 3, 2 / 3], [0, 1]])
    np.testing.assert_array_equal(of["all"], [[0.25, 0.5], [0, 0.25]])
    predicted = nnbook.confusion_matrix(y, p, normalize="predicted")
    np.testing.assert_array_equal(predicted, [[1, 2 / 3], [0, 1 / 3]])


def test_a_class_that_never_occurs_has_the_share_zero():
    C = nnbook.confusion_matrix([0, 0], [0, 0], classes=2, normalize="true")
    np.testing.assert_array_equal(C, [[1, 0], [0, 0]])


def test_there_are_as_many_classes_as_asked_for():
    C = nnbook.confusion_matrix([0, 1], [1, 0], classes=4)
    assert C.shape == (4, 4)
    assert C.sum() == C[0, 1] + C[1, 0] == 2
    assert nnbook.confusion_matrix([0, 0], [0, 2]).shape == (3, 3)
    assert nnbook.confusion_matrix([0, 2], [0, 0]).shape == (3, 3)
    assert nnbook.confusion_matrix([0, 2], [0, 0], classes=3).shape == (3, 3)


def test_rows_count_as_their_largest_entry(rng):
    y, P = rng.integers(3, size=20), rng.normal(size=(20, 3))
    expected = nnbook.confusion_matrix(y, P.argmax(axis=1))
    np.testing.assert_array_equal(nnbook.confusion_matrix(np.eye(3)[y], P), expected)


def test_a_weight_is_a_number_of_copies(rng):
    y, p, copies = rng.integers(4, size=(3, 50))
    y[0], copies[0] = 3, 1
    repeated = nnbook.confusion_matrix(y.repeat(copies), p.repeat(copies))
    got = nnbook.confusion_matrix(y, p, weights=copies)
    np.testing.assert_array_equal(got, repeated)
    assert got.dtype == np.float64


@pytest.mark.parametrize("normalize", [None, "true", "predicted", "all"])
def test_memory_is_that_of_one_matrix(normalize):
    """So what was found to fit does."""
    K = 1000
    tracemalloc.start()
    nnbook.confusion_matrix([0, K - 1], [0, 1], normalize=normalize)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 8 * K**2 <= peak < 9 * K**2
