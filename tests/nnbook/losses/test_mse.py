"""The mean squared error, by hand and by scikit-learn."""

import numpy as np
import pytest

import nnbook

Z, Y = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[0.0, 2.0], [3.0, 1.0]])


def test_by_hand():
    assert nnbook.MSE()(Z, Y) == 10 / 4
    np.testing.assert_array_equal(nnbook.MSE().grad(Z, Y), [[0.5, 0], [0, 1.5]])


def test_weighted_by_hand():
    """Rows have errors 1/2 and 9/2; the second counts three times."""
    assert nnbook.MSE()(Z, Y, [1, 3]) == (1 / 2 + 3 * 9 / 2) / 4
    grad = nnbook.MSE().grad(Z, Y, [1, 3])
    np.testing.assert_array_equal(grad, [[0.25, 0], [0, 2.25]])


@pytest.mark.parametrize("shape", [(8, 1), (8, 5)])
def test_agrees_with_scikit_learn(shape, rng):
    metrics = pytest.importorskip("sklearn.metrics")
    Z, Y = rng.normal(size=(2, *shape))
    weights = rng.uniform(size=8)
    for w in (None, weights):
        expected = metrics.mean_squared_error(Y, Z, sample_weight=w)
        assert nnbook.MSE()(Z, Y, w) == pytest.approx(expected, rel=1e-13)
