"""GELU: its tails, its limits, and how near its approximation comes."""

import numpy as np
import pytest
from hypothesis import given

import nnbook
from nnbook.activations.gaussian import held
from tests.nnbook import references as ref
from tests.nnbook.activations.matrices import MATRICES

each_gelu = pytest.mark.parametrize("name", ["gelu", "gelu_tanh"])


@pytest.mark.parametrize("z", [-5.0, -8.3, -20, -37])
def test_far_tail_keeps_its_relative_precision(z):
    """1 + erf(z / sqrt 2) is zero from -8.3 on."""
    expected = float(z * ref.mpmath.ncdf(z))
    assert nnbook.gelu([[z]]) == pytest.approx(expected, rel=5e-13, abs=0)
    slope = nnbook.gelu_vjp([[1]], [[z]], nnbook.gelu([[z]]))
    exact = float(ref.mpmath.ncdf(z) + z * ref.mpmath.npdf(z))
    assert slope == pytest.approx(exact, rel=5e-13, abs=0)


@pytest.mark.parametrize("h", [1e-13, 1e-30, 1e-100])
def test_complex_step_of_erfc_is_exact_for_tiny_steps(h):
    Z = np.linspace(-20, 20, 81)[None]
    slope = nnbook.gelu(Z + 1j * h).imag / h
    expected = nnbook.gelu_vjp(np.ones_like(Z), Z, nnbook.gelu(Z))
    np.testing.assert_allclose(slope, expected, rtol=1e-12, atol=1e-16)


def test_slope_of_gelu_against_60_digits(rng):
    Z = rng.normal(scale=3, size=(1, 40))
    got = nnbook.gelu_vjp(np.ones_like(Z), Z, nnbook.gelu(Z))
    mp = ref.mpmath
    expected = [[mp.ncdf(z) + z * mp.npdf(z) for z in ref.map_big(Z[0])]]
    np.testing.assert_allclose(got, np.array(expected, float), rtol=1e-13, atol=1e-16)


@each_gelu
def test_limits(name):
    f, vjp = nnbook.make_activation(name)[1:]
    Z = np.array([[-1e308, -1e4, 0.0, 1e4, 1e308]])
    np.testing.assert_array_equal(f(Z), np.maximum(Z, 0))
    np.testing.assert_array_equal(vjp(np.ones_like(Z), Z, f(Z)), [[0, 0, 0.5, 1, 1]])


@each_gelu
@given(Z=MATRICES)
def test_the_two_sides_differ_by_z(name, Z):
    f = nnbook.make_activation(name).f
    np.testing.assert_allclose(f(Z) - f(-Z), Z, rtol=1e-15, atol=1e-14)


def test_the_approximation_is_off_by_less_than_it_says():
    Z = np.linspace(-6, 6, 1201)
    error = np.abs(nnbook.gelu(Z) - nnbook.gelu_tanh(Z)).max()
    assert 4e-4 < error < 5e-4


def test_held():
    Z = np.array([-1e300, -40.5, -39.5, 0, 39.5, 40.5, 1e300])
    np.testing.assert_array_equal(held(Z), [-40, -40, -39.5, 0, 39.5, 40, 40])
    inside = np.array([-39 + 1e-20j, 39 - 1e-20j])
    np.testing.assert_array_equal(held(inside), inside)
