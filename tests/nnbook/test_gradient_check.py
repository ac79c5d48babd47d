"""The two gradients that backpropagation is held against."""

import numpy as np
import pytest

import nnbook
from tests.nnbook.losses.every import ALL_LOSSES, ALL_NAMES


def polynomial(theta):
    return theta[0] ** 3 * theta[1] - 2 * theta[1] ** 2 + theta[2]


def slope(theta):
    return [3 * theta[0] ** 2 * theta[1], theta[0] ** 3 - 4 * theta[1], 1]


THETA = np.array([1.5, -0.7, 4.0])


def test_complex_step_is_exact():
    got = nnbook.complex_step_gradient(polynomial, THETA)
    np.testing.assert_allclose(got, slope(THETA), rtol=1e-15)
    for h in (1e-10, 1e-100, 1e-200):
        again = nnbook.complex_step_gradient(polynomial, THETA, h)
        np.testing.assert_allclose(again, slope(THETA), rtol=1e-15)


def test_central_difference_errs_by_the_square_of_its_step():
    """For f = x^3 the error of (f(x + h) - f(x - h)) / 2h is h^2, to the digit."""
    cube = np.array([2.0])
    for h in (1e-1, 1e-2, 1e-3):
        got = nnbook.central_difference_gradient(lambda x: x[0] ** 3, cube, h)
        assert got[0] - 12 == pytest.approx(h * h, rel=1e-3)
    got = nnbook.central_difference_gradient(polynomial, THETA)
    np.testing.assert_allclose(got, slope(THETA), rtol=1e-9)


@pytest.mark.parametrize(
    "gradient", [nnbook.complex_step_gradient, nnbook.central_difference_gradient]
)
def test_theta_is_left_alone(gradient):
    theta = THETA.copy()
    theta.flags.writeable = False
    got = gradient(polynomial, theta)
    assert got.dtype == np.float64
    single = gradient(polynomial, THETA.astype(np.float32))
    np.testing.assert_allclose(single, slope(THETA), rtol=1e-6)


@pytest.mark.parametrize(
    "gradient", [nnbook.complex_step_gradient, nnbook.central_difference_gradient]
)
def test_one_coordinate_moves_at_a_time(gradient):
    def only_one_moves(p):
        assert (p != THETA).sum() == 1
        return p.sum()

    np.testing.assert_allclose(gradient(only_one_moves, THETA), 1, rtol=1e-10)


@pytest.mark.parametrize(
    ("got", "expected", "error"),
    [
        ([1.0, 2.0], [1.0, 2.0], 0),
        ([0.0, 0.0], [0.0, 0.0], 0),
        ([], [], 0),
        ([1.0, 4.0], [1.0, 2.0], 0.5),
        ([1.0, 2.0], [1.0, 4.0], 0.5),
        ([-8.0], [0.0], 1),
        ([3.0], [-3.0], 2),
        ([1e-300], [2e-300], 0.5),
    ],
)
def test_relative_error(got, expected, error):
    assert nnbook.relative_error(np.array(got), np.array(expected)) == error


def test_what_is_no_number_is_no_agreement():
    nan, one = np.array([np.nan, 0]), np.array([1.0, 0])
    assert np.isnan(nnbook.relative_error(nan, one))
    assert np.isnan(nnbook.relative_error(one, nan))
    assert np.isnan(nnbook.relative_error(nan, nan))


@pytest.mark.parametrize("loss", ALL_LOSSES, ids=ALL_NAMES)
def test_a_right_network_passes(loss, rng):
    network = nnbook.mlp([3, 5, 4, 2], activation="tanh", seed=2)
    theta = network.theta.copy()
    network.grad[:] = 7
    X, Y = rng.normal(size=(6, 3)), rng.uniform(size=(6, 2))
    check = nnbook.check_gradient(network, loss, X, Y)
    assert check.complex_step < 1e-14
    assert 0 < check.central_difference < 1e-8
    np.testing.assert_array_equal(network.theta, theta)
    np.testing.assert_array_equal(network.grad, 7)
    single = nnbook.check_gradient(network.astype(np.float32), loss, X, Y)
    assert 1e-9 < single.complex_step < 1e-5
    lists = nnbook.check_gradient(network, loss, X.tolist(), Y.tolist())
    assert lists == check


def test_a_network_that_draws_and_remembers_passes_and_stays(rng):
    layers = [nnbook.Dense(3, 5), nnbook.BatchNorm(5), nnbook.Dropout(0.5)]
    network = nnbook.Network([*layers, nnbook.Dense(5, 2)])
    X, Y = rng.normal(size=(6, 3)), rng.normal(size=(6, 2))
    network.forward(X, train=True)  # the generator of the masks has moved
    start = network.state()
    assert nnbook.check_gradient(network, nnbook.MSE(), X, Y).complex_step < 1e-13
    np.testing.assert_equal(network.state(), start)


class Slipped(nnbook.MSE):
    """A loss whose gradient lacks its factor 2."""

    def value_and_grad(self, Z, Y, weights=None):
        value, grad = super().value_and_grad(Z, Y, weights)
        return value, grad / 2


def test_a_wrong_network_fails_both_checks(rng):
    network = nnbook.mlp([3, 5, 2])
    X, Y = rng.normal(size=(6, 3)), rng.normal(size=(6, 2))
    check = nnbook.check_gradient(network, Slipped(), X, Y)
    np.testing.assert_allclose(check, 0.5, rtol=1e-6)


class Trains(nnbook.Activate):
    """Twice its input in training: a check outside training would not match."""

    def forward(self, X, train=False):
        return super().forward(2 * X if train else X, train)

    def backward(self, dA, need_dX=True):
        return 2 * super().backward(dA, need_dX)


def test_the_network_is_checked_as_it_trains(rng):
    network = nnbook.Network([nnbook.Dense(2, 2), Trains("tanh")])
    network.theta[:] = rng.normal(size=6)
    X, Y = rng.normal(size=(2, 3, 2))
    assert nnbook.check_gradient(network, nnbook.MSE(), X, Y).complex_step < 1e-14


@pytest.mark.parametrize(
    "gradient", [nnbook.complex_step_gradient, nnbook.central_difference_gradient]
)
def test_one_number_in_any_form(gradient):
    for form in (np.asarray, lambda x: x, lambda x: 0 * x + 3):
        got = gradient(lambda theta, form=form: form(theta[0]), [2])
        np.testing.assert_allclose(got, [0 if form(1) == 3 else 1], atol=1e-9)
