"""The table of a classifier, against scikit-learn's and as it is printed."""

import numpy as np
import pytest

import nnbook

TABLE = """\
         precision    recall        f1   support

0            1.000     0.333     0.500         3
1            0.333     1.000     0.500         1

macro        0.667     0.667     0.500         4
micro        0.500     0.500     0.500         4
weighted     0.833     0.500     0.500         4"""


def test_agrees_with_scikit_learn(rng):
    metrics = pytest.importorskip("sklearn.metrics")
    y, p = rng.integers(5, size=(2, 100))
    w = rng.uniform(size=100)
    names = list("abcde")
    expected = metrics.classification_report(
        y, p, target_names=names, sample_weight=w, output_dict=True
    )
    report = nnbook.classification_report(y, p, names, weights=w)
    assert [row.name for row in report.classes] == names
    for row in report.classes:
        np.testing.assert_allclose(row[1:], list(expected[row.name].values()))
    macro, micro, weighted = report.averages
    np.testing.assert_allclose(macro[1:], list(expected["macro avg"].values()))
    np.testing.assert_allclose(weighted[1:], list(expected["weighted avg"].values()))
    np.testing.assert_allclose(micro[1:4], expected["accuracy"])
    assert micro.support == pytest.approx(w.sum())


def test_prints_an_aligned_table():
    report = nnbook.classification_report([0, 0, 0, 1], [1, 1, 0, 1])
    assert str(report) == TABLE
    assert isinstance(report.classes[0], nnbook.ReportRow)
    assert report.classes[0] == ("0", 1.0, 1 / 3, 0.5, 3.0)
    assert report.averages[1] == ("micro", 0.5, 0.5, 0.5, 4.0)


def test_long_names_widen_the_table():
    long = "a name of some length"
    report = nnbook.classification_report([0, 0, 1], [0, 1, 1], [long, "b"])
    lines = [line for line in str(report).splitlines() if line]
    assert {len(line) for line in lines} == {len(long) + 40}
    assert lines[1].startswith(long + "     1.000")


def test_classes_that_do_not_occur_have_a_row_when_they_have_a_name():
    report = nnbook.classification_report([0], [0], ["a", "b"], zero_division=1)
    assert report.classes[1] == ("b", 1, 1, 1, 0)
    by_default = nnbook.classification_report([0], [0], ("a", "b"))
    assert by_default.classes[1] == ("b", 0, 0, 0, 0)
    assert by_default.averages[0][1:] == (1, 1, 1, 1)


def test_large_supports_are_printed_in_full():
    counts = [1234567.0, 1]
    report = nnbook.classification_report([0, 1], [0, 1], weights=counts)
    assert str(report).splitlines()[2].endswith(" 1234567")
    half = nnbook.classification_report([0, 1], [0, 1], weights=[0.5, 1])
    assert str(half).splitlines()[2].endswith("       0.5")
