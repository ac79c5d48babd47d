"""The engine behind precision, recall and F-beta."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from nnbook.metrics.averages import Counts, count_classes, f_score

#: Two classes that occur, one only predicted, one never seen.
COUNTS = Counts(
    np.array([3.0, 1, 0, 0]),
    np.array([4.0, 1, 1, 0]),
    np.array([3.0, 3, 0, 0]),
    np.array([True, True, True, False]),
)


def test_counts_are_diagonal_columns_and_rows():
    counts = count_classes([0, 0, 0, 1], [1, 1, 0, 1], classes=3)
    assert counts.right.tolist() == [1, 1, 0]
    assert counts.predicted.tolist() == [1, 3, 0]
    assert counts.true.tolist() == [3, 1, 0]
    assert counts.right.dtype == np.float64
    weighted = count_classes([0, 0, 0, 1], [1, 1, 0, 1], weights=[1, 2, 3, 4])
    assert weighted.right.tolist() == [3, 4]
    assert weighted.true.tolist() == [6, 4]


@given(
    st.lists(st.tuples(*2 * [st.integers(0, 5)], st.floats(0.1, 9)), min_size=1),
    st.integers(6, 9),
)
def test_counts_are_sums_of_the_confusion_matrix(samples, classes):
    Y, P, w = (list(column) for column in zip(*samples, strict=True))
    C = nnbook.confusion_matrix(Y, P, classes, weights=w)
    counts = count_classes(Y, P, classes, w)
    np.testing.assert_array_equal(counts.right, C.diagonal())
    np.testing.assert_allclose(counts.predicted, C.sum(axis=0), rtol=1e-14)
    np.testing.assert_allclose(counts.true, C.sum(axis=1), rtol=1e-14)
    assert np.flatnonzero(counts.occurs).tolist() == sorted({*Y, *P})
    assert (counts.right <= np.minimum(counts.predicted, counts.true)).all()


def test_memory_grows_with_the_classes_not_with_their_square():
    """One label that is too high costs nothing that cannot be paid."""
    K = 2000
    tracemalloc.start()
    assert nnbook.f1([0, K - 1], [0, K - 1], "macro") == 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 400 * K
    report = nnbook.classification_report([0, 21999], [0, 21999])
    assert len(report.classes) == 22_000


@pytest.mark.parametrize(
    ("share", "zero", "expected"),
    [
        (0, 0.25, [3 / 4, 1, 0, 0.25]),
        (1, 0.25, [1, 1 / 3, 0.25, 0.25]),
        (0.5, 1, [3 / 3.5, 1 / 2, 0, 1]),
        (0.8, 0, [3 / 3.2, 1 / 2.6, 0, 0]),
    ],
)
def test_scores_of_each_class(share, zero, expected):
    scores = f_score(COUNTS, share, None, zero)
    np.testing.assert_allclose(scores, expected, rtol=1e-15)


@pytest.mark.parametrize(
    ("average", "expected"),
    [
        ("macro", (1 + 1 / 3 + 0.5) / 3),
        ("micro", 4 / 6),
        ("weighted", (3 * 1 + 3 * 1 / 3) / 6),
    ],
)
def test_averages(average, expected):
    got = f_score(COUNTS, 1, average, 0.5)
    assert got == pytest.approx(expected, rel=1e-15)
    assert type(got) is float


def test_a_class_that_is_only_true_counts_in_the_macro_average():
    counts = count_classes([0, 1], [0, 0])
    assert counts.occurs.tolist() == [True, True]
    assert f_score(counts, 1, "macro", 1) == 0.5


@pytest.mark.parametrize("zero", [0, 1])
@pytest.mark.parametrize("average", ["macro", "micro", "weighted"])
@pytest.mark.parametrize("weights", [None, [1, 0, 0], [0, 0, 2], [0, 1, 3]])
def test_a_class_of_weight_0_occurs_as_for_scikit_learn(average, weights, zero):
    metrics = pytest.importorskip("sklearn.metrics")
    Y, P = [1, 1, 3], [1, 5, 1]
    expected = metrics.precision_recall_fscore_support(
        Y, P, average=average, sample_weight=weights, zero_division=zero
    )
    counts = count_classes(Y, P, weights=weights)
    for share, theirs in zip((0, 1), expected, strict=False):
        mine = f_score(counts, share, average, zero)
        assert mine == pytest.approx(theirs, rel=1e-12)


def test_nothing_is_changed():
    before = [count.copy() for count in COUNTS]
    for average in (None, "macro", "micro", "weighted"):
        f_score(COUNTS, 0.5, average, 1)
    for count, kept in zip(COUNTS, before, strict=True):
        np.testing.assert_array_equal(count, kept)
