"""Softmax: rows are distributions, shifts do not matter, temperature does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from tests.nnbook.activations.matrices import MATRICES

TEMPERATURES = st.floats(0.1, 10)


@given(MATRICES, TEMPERATURES)
def test_rows_are_distributions_in_the_order_of_their_logits(Z, T):
    A = nnbook.softmax(Z, temperature=T)
    assert (A >= 0).all()
    np.testing.assert_allclose(A.sum(axis=1), 1, rtol=1e-14)
    larger = Z[:, :, None] > Z[:, None, :]
    assert (A[:, :, None] >= A[:, None, :])[larger].all()


@given(MATRICES, st.floats(-100, 100), TEMPERATURES)
def test_a_shift_is_not_seen(Z, shift, T):
    shifted = nnbook.softmax(Z + shift, temperature=T)
    plain = nnbook.softmax(Z, temperature=T)
    np.testing.assert_allclose(shifted, plain, rtol=1e-11, atol=1e-300)
    shifted = nnbook.log_softmax(Z + shift, temperature=T)
    plain = nnbook.log_softmax(Z, temperature=T)
    np.testing.assert_allclose(shifted, plain, atol=2e-12)


@given(MATRICES, TEMPERATURES)
def test_temperature_divides_the_logits(Z, T):
    hot, divided = nnbook.softmax(Z, temperature=T), nnbook.softmax(Z / T)
    np.testing.assert_allclose(hot, divided, rtol=1e-11, atol=1e-300)
    hot, divided = nnbook.log_softmax(Z, temperature=T), nnbook.log_softmax(Z / T)
    np.testing.assert_allclose(hot, divided, rtol=1e-13, atol=1e-12)


@given(MATRICES, TEMPERATURES)
def test_log_softmax_is_the_logarithm_of_softmax(Z, T):
    logarithm = nnbook.log_softmax(Z, temperature=T)
    A = nnbook.softmax(Z, temperature=T)
    np.testing.assert_allclose(np.exp(logarithm), A, rtol=1e-12, atol=1e-300)


def test_temperature_goes_from_the_largest_to_the_uniform():
    Z = np.array([[1.0, 3, 2]])
    np.testing.assert_array_equal(nnbook.softmax(Z, temperature=1e-3), [[0, 1, 0]])
    flat = nnbook.softmax(Z, temperature=1e9)
    np.testing.assert_allclose(flat, 1 / 3, rtol=1e-8)


def test_vjp_by_the_jacobian(rng):
    z, dA, T = rng.normal(size=5), rng.normal(size=5), 0.7
    a = nnbook.softmax(z, temperature=T)
    jacobian = (np.diag(a) - np.outer(a, a)) / T
    got = nnbook.softmax_vjp(dA, z, a, temperature=T)
    np.testing.assert_allclose(got, dA @ jacobian, rtol=1e-12, atol=1e-16)
    got = nnbook.log_softmax_vjp(dA, z, np.log(a), temperature=T)
    expected = dA @ (np.eye(5) - a[None, :]) / T
    np.testing.assert_allclose(got, expected, rtol=1e-12, atol=1e-15)


@given(MATRICES)
def test_two_classes_are_a_sigmoid(Z):
    halves = nnbook.softmax(np.stack([Z.ravel(), 0 * Z.ravel()], axis=1))[:, 0]
    np.testing.assert_allclose(halves, nnbook.sigmoid(Z.ravel()), rtol=1e-14)


def test_agrees_with_scipy(rng):
    special = pytest.importorskip("scipy.special")
    Z = 30 * rng.normal(size=(50, 10))
    ours, theirs = nnbook.softmax(Z), special.softmax(Z, axis=1)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)
    ours, theirs = nnbook.log_softmax(Z), special.log_softmax(Z, axis=1)
    np.testing.assert_allclose(ours, theirs, rtol=1e-13)
