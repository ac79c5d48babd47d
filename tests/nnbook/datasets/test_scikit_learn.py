"""scikit-learn is asked for its data only where it is needed."""

import sys

import pytest

import nnbook
from nnbook.datasets.scikit_learn import scikit_learn_datasets


def test_it_is_the_module():
    datasets = pytest.importorskip("sklearn.datasets")
    assert scikit_learn_datasets() is datasets


def test_without_scikit_learn_the_error_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    message = r'^scikit-learn is missing \(.*\), expected .*: pip install "nnbook\[data'
    with pytest.raises(ValueError, match=message):
        nnbook.load_digits()
