"""Accuracy, against scikit-learn, by hand, and by what it must be."""

import numpy as np
import pytest

import nnbook


def test_agrees_with_scikit_learn(rng):
    metrics = pytest.importorskip("sklearn.metrics")
    y, p = rng.integers(4, size=(2, 300))
    w = rng.uniform(size=300)
    assert nnbook.accuracy(y, p) == metrics.accuracy_score(y, p)
    expected = metrics.accuracy_score(y, p, sample_weight=w)
    assert nnbook.accuracy(y, p, w) == pytest.approx(expected, rel=1e-14)


def test_is_the_share_that_is_right(rng):
    y, p = rng.integers(3, size=(2, 20))
    share = sum(a == b for a, b in zip(y, p, strict=True)) / 20
    got = nnbook.accuracy(y, p)
    assert 0 < got == share < 1
    assert type(got) is float


def test_rows_count_as_their_largest_entry(rng):
    y, P = rng.integers(3, size=20), rng.normal(size=(20, 3))
    expected = nnbook.accuracy(y, P.argmax(axis=1))
    assert nnbook.accuracy(np.eye(3)[y], P) == nnbook.accuracy(y, P) == expected


def test_is_the_trace_of_the_confusion_matrix(rng):
    y, p = rng.integers(4, size=(2, 50))
    assert nnbook.accuracy(y, p) == np.trace(nnbook.confusion_matrix(y, p)) / 50


def test_a_weight_is_a_number_of_copies(rng):
    y, p, copies = rng.integers(4, size=(3, 50))
    repeated = nnbook.accuracy(y.repeat(copies), p.repeat(copies))
    assert nnbook.accuracy(y, p, copies) == repeated != nnbook.accuracy(y, p)
