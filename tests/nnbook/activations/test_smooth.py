"""Sigmoid, tanh and softplus: how they hang together, and where they end."""

import numpy as np
import pytest
from hypothesis import given

import nnbook
from nnbook.activations.smooth import exp_minus_abs, softplus_tail
from tests.nnbook import references as ref
from tests.nnbook.activations.matrices import MATRICES


@pytest.mark.parametrize("name", ["sigmoid", "softplus", "tanh"])
@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_smooth_functions_are_smooth_at_zero(name, zero):
    slope = {"sigmoid": 0.25, "softplus": 0.5, "tanh": 1.0}[name]
    Z = np.array([[zero]])
    f, vjp = nnbook.make_activation(name)[1:]
    got = ref.complex_step(lambda z: f(z).sum(), Z)
    np.testing.assert_allclose(got, [[slope]], rtol=1e-15)
    assert vjp(np.ones((1, 1)), Z, f(Z)) == pytest.approx(slope, rel=1e-15)


def test_softplus_is_the_integral_of_sigmoid():
    Z = np.array([ref.EXTREMES])
    slope = ref.complex_step(lambda z: nnbook.softplus(z).sum(), Z)
    np.testing.assert_allclose(slope, nnbook.sigmoid(Z), rtol=1e-14, atol=1e-290)
    A = nnbook.softplus(Z)
    direct = nnbook.softplus_vjp(np.ones_like(Z), Z, A)
    np.testing.assert_allclose(direct, nnbook.sigmoid(Z), rtol=1e-14, atol=1e-290)


def test_tails_keep_their_relative_precision():
    """At -40 softplus and sigmoid are exp(-40) to the last digits."""
    Z, expected = np.array([[-40.0]]), float(ref.mpmath.exp(-40))
    assert nnbook.sigmoid(Z) == pytest.approx(expected, rel=1e-15)
    assert nnbook.softplus(Z) == pytest.approx(expected, rel=1e-15)
    assert softplus_tail(-Z) == pytest.approx(expected, rel=1e-15)


def test_parts():
    Z = np.array([-2.0, 0, 2])
    powers = np.exp([-2.0, 0, -2])
    np.testing.assert_array_equal(exp_minus_abs(Z), powers)
    np.testing.assert_allclose(softplus_tail(Z), np.log(1 + powers), rtol=1e-15)


def test_infinities_have_their_limits():
    Z = np.array([-np.inf, np.inf])
    np.testing.assert_array_equal(nnbook.sigmoid(Z), [0, 1])
    np.testing.assert_array_equal(nnbook.tanh(Z), [-1, 1])
    np.testing.assert_array_equal(nnbook.softplus(Z), [0, np.inf])


def test_sigmoid_agrees_with_scipy(rng):
    special = pytest.importorskip("scipy.special")
    Z = 30 * rng.normal(size=(50, 10))
    np.testing.assert_allclose(nnbook.sigmoid(Z), special.expit(Z), rtol=1e-13)


@given(MATRICES)
def test_symmetries(Z):
    np.testing.assert_allclose(nnbook.sigmoid(-Z), 1 - nnbook.sigmoid(Z), atol=1e-15)
    np.testing.assert_array_equal(nnbook.tanh(-Z), -nnbook.tanh(Z))
    np.testing.assert_allclose(nnbook.softplus(Z) - nnbook.softplus(-Z), Z, atol=1e-14)
    halves = 2 * nnbook.sigmoid(2 * Z) - 1
    np.testing.assert_allclose(nnbook.tanh(Z), halves, atol=1e-15)
