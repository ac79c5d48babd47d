"""Precision, recall, F1 and F-beta, against scikit-learn and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbook

PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1)
SCORES = {
    "precision_score": nnbook.precision,
    "recall_score": nnbook.recall,
    "f1_score": nnbook.f1,
}

#: A confusion matrix from a text: true negatives 85, false positives 15, and so on.
TWO = np.array([[85, 15], [10, 90]])


def labels(C):
    """Y and P whose confusion matrix is C."""
    return [i.repeat(C.ravel()) for i in map(np.ravel, np.indices(C.shape))]


@pytest.mark.parametrize("name", SCORES)
@pytest.mark.parametrize("zero_division", [0, 1])
@settings(max_examples=20)
@given(pairs=PAIRS)
def test_agrees_with_scikit_learn(name, zero_division, pairs):
    metrics = pytest.importorskip("sklearn.metrics")
    y, p = np.transpose(pairs)
    w = np.arange(len(y)) + 0.5
    score, theirs = SCORES[name], getattr(metrics, name)
    shared = {"zero_division": zero_division}
    expected = theirs(y, p, average=None, labels=range(7), sample_weight=w, **shared)
    got = score(y, p, classes=7, weights=w, **shared)
    np.testing.assert_allclose(got, expected, rtol=1e-13)
    for average in ("macro", "micro", "weighted"):
        expected = theirs(y, p, average=average, sample_weight=w, **shared)
        got = score(y, p, average, weights=w, **shared)
        assert got == pytest.approx(expected, rel=1e-13)
        more = score(y, p, average, classes=9, weights=w, **shared)
        assert more == pytest.approx(got, rel=1e-13)


@settings(max_examples=20)
@given(pairs=PAIRS, beta=st.sampled_from([0, 0.5, 1, 2, 10.0]))
def test_f_beta_agrees_with_scikit_learn(pairs, beta):
    metrics = pytest.importorskip("sklearn.metrics")
    y, p = np.transpose(pairs)
    for zero in (0, 1):
        options = {"labels": range(7), "beta": beta, "zero_division": zero}
        expected = metrics.fbeta_score(y, p, average=None, **options)
        got = nnbook.f_beta(y, p, beta, classes=7, zero_division=zero)
        np.testing.assert_allclose(got, expected, rtol=1e-13)
        weighted = metrics.fbeta_score(y, p, average="weighted", **options)
        got = nnbook.f_beta(y, p, beta, "weighted", zero_division=zero)
        assert got == pytest.approx(weighted, rel=1e-13)


def test_two_classes_by_hand():
    y, p = labels(TWO)
    np.testing.assert_allclose(nnbook.precision(y, p), [85 / 95, 90 / 105], rtol=1e-15)
    np.testing.assert_allclose(nnbook.recall(y, p), [0.85, 0.9], rtol=1e-15)
    np.testing.assert_allclose(nnbook.f1(y, p), [170 / 195, 180 / 205], rtol=1e-15)
    f2 = [5 * 85 / (5 * 85 + 4 * 15 + 10), 5 * 90 / (5 * 90 + 4 * 10 + 15)]
    np.testing.assert_allclose(nnbook.f_beta(y, p, 2), f2, rtol=1e-15)


@given(pairs=PAIRS, beta=st.floats(0.1, 10))
def test_f_beta_is_the_weighted_harmonic_mean(pairs, beta):
    y, p = np.transpose(pairs)
    P, R = nnbook.precision(y, p), nnbook.recall(y, p)
    both = (P > 0) & (R > 0)
    mean = (1 + beta**2) / (1 / P[both] + beta**2 / R[both])
    np.testing.assert_allclose(nnbook.f_beta(y, p, beta)[both], mean, rtol=1e-12)


@given(pairs=PAIRS)
def test_beta_goes_from_precision_over_f1_to_recall(pairs):
    y, p = np.transpose(pairs)
    np.testing.assert_array_equal(nnbook.f_beta(y, p, 0), nnbook.precision(y, p))
    np.testing.assert_allclose(
        nnbook.f_beta(y, p, 1), nnbook.f1(y, p), rtol=1e-15, atol=0
    )
    np.testing.assert_array_equal(nnbook.f_beta(y, p, 1e200), nnbook.recall(y, p))


@given(pairs=PAIRS)
def test_micro_averages_are_the_accuracy(pairs):
    y, p = np.transpose(pairs)
    accuracy = nnbook.accuracy(y, p)
    for score in SCORES.values():
        assert score(y, p, "micro") == pytest.approx(accuracy, rel=1e-15)
    assert nnbook.recall(y, p, "weighted") == pytest.approx(accuracy, rel=1e-13)


def test_a_class_without_denominator_has_the_score_zero_division():
    y, p = [0, 0], [1, 1]
    scores = [nnbook.precision, nnbook.recall, nnbook.f1]
    by_default = [score(y, p).tolist() for score in scores]
    assert by_default == [[0, 0], [0, 0], [0, 0]]
    chosen = [score(y, p, zero_division=1).tolist() for score in scores]
    assert chosen == [[1, 0], [0, 1], [0, 0]]
    assert nnbook.f_beta(y, p, 1, classes=3).tolist() == [0, 0, 0]
    assert nnbook.f_beta(y, p, 1, classes=3, zero_division=0.5).tolist() == [0, 0, 0.5]


@pytest.mark.parametrize("score", SCORES.values())
def test_a_weight_is_a_number_of_copies(score, rng):
    y, p, copies = rng.integers(4, size=(3, 50))
    y[0], copies[0] = 3, 1
    expected = score(y.repeat(copies), p.repeat(copies))
    np.testing.assert_array_equal(score(y, p, weights=copies), expected)
    scores = rng.normal(size=(50, 4))
    by_rows = score(np.eye(4)[y], scores, "macro", weights=copies)
    assert by_rows == score(y, scores.argmax(axis=1), "macro", weights=copies)
    beta = nnbook.f_beta(y, p, 3, "macro", weights=copies)
    assert beta == nnbook.f_beta(y.repeat(copies), p.repeat(copies), 3, "macro")
