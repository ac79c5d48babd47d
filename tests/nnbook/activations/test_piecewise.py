"""Kinks: what happens at zero, and on either side."""

import numpy as np
import pytest
from hypothesis import given

import nnbook
from tests.nnbook import references as ref
from tests.nnbook.activations.matrices import MATRICES

each_zero = pytest.mark.parametrize("zero", [0.0, -0.0])


@each_zero
def test_relu_at_its_kink_is_off(zero):
    Z, dA = np.array([[zero]]), np.array([[7.0]])
    assert nnbook.relu(Z) == 0
    assert nnbook.relu_vjp(dA, Z, Z) == 0
    assert nnbook.relu(Z + 1e-20j) == 0


def test_masks_are_on_from_the_smallest_positive_number():
    Z, dA = np.array([[5e-324, -5e-324]]), np.ones((1, 2))
    np.testing.assert_array_equal(nnbook.relu_vjp(dA, Z, Z), [[1, 0]])
    leaky = nnbook.leaky_relu_vjp(dA, Z, Z, alpha=0.5)
    np.testing.assert_array_equal(leaky, [[1, 0.5]])


@each_zero
@pytest.mark.parametrize("name", ["leaky_relu", "elu"])
def test_the_kink_belongs_to_the_lower_side(name, zero):
    f, vjp = nnbook.make_activation(name, alpha=0.25)[1:]
    Z = np.array([[zero]])
    assert f(Z) == 0
    assert vjp(np.array([[8.0]]), Z, f(Z)) == 2
    assert ref.complex_step(lambda z: f(z).sum(), Z) == pytest.approx(0.25)


def test_by_hand():
    Z, dA = np.array([[-2.0, 3.0]]), np.array([[10.0, 20.0]])
    np.testing.assert_array_equal(nnbook.relu(Z), [[0, 3]])
    np.testing.assert_array_equal(nnbook.leaky_relu(Z), [[-0.02, 3]])
    np.testing.assert_array_equal(nnbook.leaky_relu_vjp(dA, Z, Z), [[0.1, 20]])
    A = nnbook.elu(Z, alpha=2)
    below = 2 * (np.exp(-2) - 1)
    np.testing.assert_allclose(A, [[below, 3]], rtol=1e-15)
    slopes = nnbook.elu_vjp(dA, Z, A, alpha=2)
    np.testing.assert_allclose(slopes, [[20 * np.exp(-2), 20]], rtol=1e-15)


def test_elu_does_not_overflow_and_ends_at_minus_alpha():
    Z = np.array([[1e300, 800, -40, -1e300]])
    np.testing.assert_array_equal(nnbook.elu(Z, alpha=3), [[1e300, 800, -3, -3]])


def test_elu_keeps_its_digits_near_zero():
    assert nnbook.elu([[-1e-12]]) == pytest.approx(-1e-12 + 5e-25, rel=1e-15)


def test_infinities_have_their_limits():
    Z = np.array([-np.inf, np.inf])
    np.testing.assert_array_equal(nnbook.relu(Z), [0, np.inf])
    np.testing.assert_array_equal(nnbook.leaky_relu(Z), [-np.inf, np.inf])
    np.testing.assert_array_equal(nnbook.elu(Z), [-1, np.inf])


@given(MATRICES)
def test_laws(Z):
    np.testing.assert_array_equal(nnbook.relu(Z) - nnbook.relu(-Z), Z)
    np.testing.assert_array_equal(nnbook.identity(Z), Z)
    np.testing.assert_array_equal(nnbook.leaky_relu(Z, alpha=1), Z)
    leaky = nnbook.relu(Z) - 0.3 * nnbook.relu(-Z)
    np.testing.assert_array_equal(nnbook.leaky_relu(Z, alpha=0.3), leaky)
    A = nnbook.elu(Z, alpha=1.5)
    assert (A >= -1.5).all()
    np.testing.assert_array_equal(A[Z > 0], Z[Z > 0])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("alpha", [1.0, 0.3])
def test_the_slope_of_elu_is_exact_where_elu_is_flat(dtype, alpha):
    """alpha + A would cancel: far below 0 nothing is left of alpha exp(Z)."""
    Z = -np.arange(0, 80, 0.5, dtype)[None]
    one = np.ones_like(Z)
    got = nnbook.elu_vjp(one, Z, nnbook.elu(Z, alpha=alpha), alpha=alpha)
    expected = alpha * np.exp(Z.astype(np.float64))
    np.testing.assert_allclose(got, expected, rtol=4 * np.finfo(dtype).eps)
