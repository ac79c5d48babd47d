"""Accuracy and the confusion matrix, against scikit-learn and by hand."""

import numpy as np
import pytest

import nnbook


@pytest.mark.parametrize("K", [2, 3, 10, 40])
@pytest.mark.parametrize("dtype", [np.int64, np.int32, np.int8, np.uint8, np.uint64])
def test_agrees_with_scikit_learn(K, dtype, rng):
    metrics = pytest.importorskip("sklearn.metrics")
    y, p = rng.integers(K, size=(2, 300)).astype(dtype)
    y[:K] = np.arange(K)
    expected = metrics.confusion_matrix(y, p, labels=range(K))
    np.testing.assert_array_equal(nnbook.confusion_matrix(y, p), expected)
    assert nnbook.accuracy(y, p) == metrics.accuracy_score(y, p)


def test_confusion_matrix_has_the_truth_in_rows():
    C = nnbook.confusion_matrix([0, 0, 0, 1], [1, 1, 0, 1])
    np.testing.assert_array_equal(C, [[1, 2], [0, 1]])


def test_confusion_matrix_has_as_many_classes_as_asked_for():
    C = nnbook.confusion_matrix([0, 1], [1, 0], classes=4)
    assert C.shape == (4, 4)
    assert C.sum() == C[0, 1] + C[1, 0] == 2
    assert nnbook.confusion_matrix([0, 0], [0, 2]).shape == (3, 3)
    assert nnbook.confusion_matrix([0, 2], [0, 0]).shape == (3, 3)


def test_rows_count_as_their_largest_entry(rng):
    Y, P = np.eye(3)[rng.integers(3, size=20)], rng.normal(size=(20, 3))
    y, p = Y.argmax(axis=1), P.argmax(axis=1)
    assert nnbook.accuracy(Y, P) == nnbook.accuracy(y, P) == nnbook.accuracy(y, p)
    assert nnbook.accuracy(y, p) == sum(a == b for a, b in zip(y, p, strict=True)) / 20
    np.testing.assert_array_equal(
        nnbook.confusion_matrix(Y, P), nnbook.confusion_matrix(y, p)
    )


def test_accuracy_is_the_trace_of_the_confusion_matrix(rng):
    y, p = rng.integers(4, size=(2, 50))
    assert nnbook.accuracy(y, p) == np.trace(nnbook.confusion_matrix(y, p)) / 50


def test_class_indices():
    np.testing.assert_array_equal(nnbook.class_indices([[0.1, 0.9], [3, -3]]), [1, 0])
    np.testing.assert_array_equal(nnbook.class_indices([2, 0]), [2, 0])


@pytest.mark.parametrize(
    ("Y", "P", "message"),
    [
        ([0, 1], [0], "P is '1 samples', expected 2"),
        ([0.0, 1.0], [0, 1], r"Y is \[0.0, 1.0\]|Y is array"),
        ([0, 1], [0.0, 1.0], "P is .*, expected N >= 1 class indices, integers >= 0"),
        ([0, -1], [0, 1], "Y is .*, expected N >= 1 class indices, integers >= 0"),
        ([], [], "Y is .*, expected N >= 1 class indices"),
        (
            np.zeros((0, 2)),
            [0],
            r"Y is 'of shape \(0, 2\)', expected \(N, K\) with K > 1",
        ),
        (
            [0, 1],
            [[0.2], [0.8]],
            r"P is 'of shape \(2, 1\)', expected \(N, K\) with K > 1",
        ),
        (np.zeros((2, 0)), [0, 1], r"Y is 'of shape \(2, 0\)', expected \(N, K\)"),
        ([True, False], [0, 1], "Y is .*, expected N >= 1 class indices"),
    ],
)
def test_bad_arguments_are_named(Y, P, message):
    for metric in (nnbook.accuracy, nnbook.confusion_matrix):
        with pytest.raises(ValueError, match=message):
            metric(Y, P)


def test_too_few_classes_are_refused():
    message = "classes is 2, expected an integer of at least 3"
    with pytest.raises(ValueError, match=message):
        nnbook.confusion_matrix([0, 2], [0, 1], classes=2)
