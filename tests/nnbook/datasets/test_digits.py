"""The digits that scikit-learn ships."""

import numpy as np
import pytest

import nnbook


def test_digits_are_those_of_scikit_learn():
    raw = pytest.importorskip("sklearn.datasets").load_digits()
    X, y = nnbook.load_digits()
    np.testing.assert_array_equal(X * 16, raw.data)
    np.testing.assert_array_equal(y, raw.target)
    assert (X.shape, X.min(), X.max()) == ((1797, 64), 0, 1)
    assert np.issubdtype(y.dtype, np.integer)
    np.testing.assert_array_equal(nnbook.as_images(X)[:, 0] * 16, raw.images)
