"""Initialisers: the draws, their variance, and what they keep."""

import numpy as np
import pytest

import nnbook

VARIANCES = {"he": lambda a, b: 2 / a, "xavier": lambda a, b: 2 / (a + b)}


def test_registry():
    expected = {"he": nnbook.he, "xavier": nnbook.xavier, "zeros": nnbook.zeros}
    assert expected == nnbook.INITIALIZERS


@pytest.mark.parametrize("name", VARIANCES)
@pytest.mark.parametrize(("n_in", "n_out"), [(300, 100), (100, 300)])
def test_variance(name, n_in, n_out, rng):
    W = nnbook.INITIALIZERS[name](n_in, n_out, rng)
    assert W.shape == (n_in, n_out)
    variance = VARIANCES[name](n_in, n_out)
    count = W.size
    # Five standard errors of a mean and of a variance of normal draws.
    assert abs(W.mean()) < 5 * np.sqrt(variance / count)
    assert abs((W * W).mean() / variance - 1) < 5 * np.sqrt(2 / count)
    # Normal and not merely of that variance: the fourth moment is 3.
    assert abs((W**4).mean() / variance**2 - 3) < 5 * np.sqrt(96 / count)


@pytest.mark.parametrize("name", VARIANCES)
def test_draws_are_the_generators(name):
    W = nnbook.INITIALIZERS[name](3, 2, np.random.default_rng(4))
    draws = np.random.default_rng(4).standard_normal((3, 2))
    np.testing.assert_allclose(W, draws * np.sqrt(VARIANCES[name](3, 2)), rtol=1e-15)


def test_zeros_draw_nothing(rng):
    state = rng.bit_generator.state
    np.testing.assert_array_equal(nnbook.zeros(3, 2, rng), np.zeros((3, 2)))
    assert rng.bit_generator.state == state


def test_he_keeps_the_mean_square_through_relu_layers(rng):
    """E[A_l^2] stays that of the input; with Xavier's variance it halves each time."""
    X = rng.normal(size=(200, 200))
    kept = {}
    for name in ("he", "xavier"):
        A = X
        for _ in range(8):
            A = nnbook.relu(A @ nnbook.INITIALIZERS[name](200, 200, rng))
        kept[name] = (A * A).mean() / (X * X).mean()
    assert 0.3 < kept["he"] < 1.2
    assert kept["xavier"] < 0.01
