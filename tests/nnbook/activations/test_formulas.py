"""Activations against 60 digits, their products against the complex step."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnbook
from tests.nnbook import references as ref

NAMES = ["identity", "relu", "sigmoid", "tanh", "softmax", "log_softmax"]
ALL = [*NAMES, "softplus"]
MATRICES = arrays(
    np.float64,
    st.tuples(st.integers(1, 4), st.integers(1, 5)),
    elements=st.floats(-50, 50),
)


def function(name):
    return getattr(nnbook, name)


def product(name):
    return getattr(nnbook, f"{name}_vjp")


@pytest.mark.parametrize("name", ALL)
def test_random_values_have_all_their_digits(name, rng):
    Z = rng.normal(scale=3, size=(7, 4))
    expected = ref.rows(ref.ACTIVATIONS[name], Z)
    np.testing.assert_allclose(function(name)(Z), expected, rtol=2e-15, atol=1e-16)


@pytest.mark.parametrize("name", ALL)
def test_extreme_values_have_all_their_digits(name):
    pairs = np.array([[a, b] for a in ref.EXTREMES for b in ref.EXTREMES])
    expected = ref.rows(ref.ACTIVATIONS[name], pairs)
    got = function(name)(pairs)
    error = np.abs(got - expected)
    # Rounding a logit z by a relative epsilon changes exp(z) by |z| epsilon.
    size = np.maximum(1, np.abs(pairs).max(axis=1, keepdims=True))
    if name == "log_softmax":
        assert (error <= 4e-15 * size).all()
    else:
        assert (error <= 4e-15 * np.abs(expected) * size + 1e-320).all()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
def test_type_and_shape_are_kept(name, dtype, rng):
    Z = ref.read_only(rng.normal(size=(5, 3)).astype(dtype))
    A = function(name)(Z)
    assert (A.dtype, A.shape) == (dtype, (5, 3))
    if name in NAMES:
        dA = ref.read_only(rng.normal(size=(5, 3)).astype(dtype))
        dZ = product(name)(dA, Z, ref.read_only(A))
        assert (dZ.dtype, dZ.shape) == (dtype, (5, 3))


@pytest.mark.parametrize("name", ALL)
def test_float32_agrees_with_float64(name, rng):
    Z, dA = rng.normal(scale=3, size=(2, 6, 4)).astype(np.float32)
    exact_Z, exact_dA = Z.astype(float), dA.astype(float)
    A, exact_A = function(name)(Z), function(name)(exact_Z)
    np.testing.assert_allclose(A, exact_A, rtol=1e-6, atol=1e-6)
    if name in NAMES:
        exact = product(name)(exact_dA, exact_Z, exact_A)
        np.testing.assert_allclose(product(name)(dA, Z, A), exact, rtol=5e-6, atol=5e-6)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scale", [0.01, 1, 10])
def test_vjp_is_the_derivative_for_any_upstream_gradient(name, scale, rng):
    Z, dA = scale * rng.normal(size=(6, 5)), rng.normal(size=(6, 5))
    expected = ref.complex_step(lambda z: (dA * function(name)(z)).sum(), Z)
    got = product(name)(dA, Z, function(name)(Z))
    assert ref.distance(got, expected) < 1e-13


@pytest.mark.parametrize("name", NAMES)
def test_vjp_is_the_derivative_at_extreme_inputs(name, rng):
    Z = np.array([[a, b] for a in ref.EXTREMES for b in ref.EXTREMES])
    dA = rng.normal(size=Z.shape)
    expected = ref.complex_step(lambda z: (dA * function(name)(z)).sum(), Z)
    got = product(name)(dA, Z, function(name)(Z))
    np.testing.assert_allclose(got, expected, rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("name", NAMES)
def test_vjp_is_linear_in_the_upstream_gradient(name, rng):
    Z, U, V = rng.normal(size=(3, 4, 3))
    A, vjp = function(name)(Z), product(name)
    together = vjp(2 * U - 3 * V, Z, A)
    np.testing.assert_allclose(
        together, 2 * vjp(U, Z, A) - 3 * vjp(V, Z, A), atol=1e-14
    )


@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_relu_at_its_kink_is_off(zero):
    Z, dA = np.array([[zero]]), np.array([[7.0]])
    assert nnbook.relu(Z) == 0
    assert nnbook.relu_vjp(dA, Z, Z) == 0
    assert nnbook.relu(Z + 1e-20j) == 0


def test_relu_mask_is_on_from_the_smallest_positive_number():
    Z = np.array([[5e-324, -5e-324]])
    np.testing.assert_array_equal(nnbook.relu_vjp(np.ones((1, 2)), Z, Z), [[1, 0]])


@pytest.mark.parametrize("name", ["sigmoid", "softplus", "tanh"])
@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_smooth_functions_are_smooth_at_zero(name, zero):
    slope = {"sigmoid": 0.25, "softplus": 0.5, "tanh": 1.0}[name]
    Z = np.array([[zero]])
    got = ref.complex_step(lambda z: function(name)(z).sum(), Z)
    np.testing.assert_allclose(got, [[slope]], rtol=1e-15)


def test_softplus_is_the_integral_of_sigmoid():
    Z = np.array([ref.EXTREMES])
    slope = ref.complex_step(lambda z: nnbook.softplus(z).sum(), Z)
    np.testing.assert_allclose(slope, nnbook.sigmoid(Z), rtol=1e-14, atol=1e-290)


@given(MATRICES)
def test_softmax_rows_are_distributions_in_the_order_of_their_logits(Z):
    A = nnbook.softmax(Z)
    assert (A > 0).all()
    np.testing.assert_allclose(A.sum(axis=1), 1, rtol=1e-14)
    larger = Z[:, :, None] > Z[:, None, :]
    assert (A[:, :, None] >= A[:, None, :])[larger].all()


@given(MATRICES, st.floats(-100, 100))
def test_softmax_does_not_see_a_shift(Z, shift):
    np.testing.assert_allclose(nnbook.softmax(Z + shift), nnbook.softmax(Z), rtol=1e-12)
    got, plain = nnbook.log_softmax(Z + shift), nnbook.log_softmax(Z)
    np.testing.assert_allclose(got, plain, atol=1e-12)


@given(MATRICES)
def test_rows_do_not_see_each_other(Z):
    for name in ALL:
        alone = np.vstack([function(name)(row[None]) for row in Z])
        np.testing.assert_allclose(function(name)(Z), alone, rtol=1e-15)


@given(MATRICES)
def test_symmetries(Z):
    np.testing.assert_allclose(nnbook.sigmoid(-Z), 1 - nnbook.sigmoid(Z), atol=1e-15)
    np.testing.assert_array_equal(nnbook.tanh(-Z), -nnbook.tanh(Z))
    np.testing.assert_allclose(nnbook.softplus(Z) - nnbook.softplus(-Z), Z, atol=1e-14)
    np.testing.assert_array_equal(nnbook.relu(Z) - nnbook.relu(-Z), Z)
    halves = nnbook.softmax(np.stack([Z.ravel(), 0 * Z.ravel()], axis=1))[:, 0]
    np.testing.assert_allclose(halves, nnbook.sigmoid(Z.ravel()), rtol=1e-14)


def test_softmax_agrees_with_scipy(rng):
    special = pytest.importorskip("scipy.special")
    Z = 30 * rng.normal(size=(50, 10))
    np.testing.assert_allclose(
        nnbook.softmax(Z), special.softmax(Z, axis=1), rtol=1e-12
    )
    expected = special.log_softmax(Z, axis=1)
    np.testing.assert_allclose(nnbook.log_softmax(Z), expected, rtol=1e-13)
    np.testing.assert_allclose(nnbook.sigmoid(Z), special.expit(Z), rtol=1e-13)


@pytest.mark.parametrize("name", NAMES)
def test_gradient_agrees_with_torch(name, rng):
    torch = pytest.importorskip("torch")
    theirs = {
        "identity": lambda z: z * 1,
        "relu": torch.relu,
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "softmax": lambda z: torch.softmax(z, dim=1),
        "log_softmax": lambda z: torch.log_softmax(z, dim=1),
    }[name]
    Z, dA = rng.normal(scale=4, size=(2, 8, 5))
    Z[0] = 0
    leaf = torch.tensor(Z, requires_grad=True)
    theirs(leaf).backward(torch.tensor(dA))
    got = product(name)(dA, Z, function(name)(Z))
    np.testing.assert_allclose(got, leaf.grad.numpy(), rtol=1e-12, atol=1e-14)


def test_registry_holds_each_pair_under_its_name():
    assert set(nnbook.ACTIVATIONS) >= set(NAMES)
    for name, activation in nnbook.ACTIVATIONS.items():
        pair = function(name).__wrapped__, product(name).__wrapped__
        assert activation == (name, *pair)
