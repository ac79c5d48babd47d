"""What every activation keeps: its digits, its type, its shape, its derivative."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from tests.nnbook import references as ref
from tests.nnbook.activations.matrices import MATRICES

NAMES = ["identity", "relu", "leaky_relu", "elu", "sigmoid", "tanh", "softplus"]
NAMES += ["gelu", "gelu_tanh", "softmax", "log_softmax"]
ROWWISE = ("softmax", "log_softmax")
#: Every activation as it is by default, and with options.
CASES = [(name, {}) for name in NAMES]
CASES += [
    (name, {"alpha": alpha}) for name in ("leaky_relu", "elu") for alpha in (0.3, 2.5)
]
CASES += [(name, {"temperature": T}) for name in ROWWISE for T in (0.2, 3.0)]
each_name = pytest.mark.parametrize("name", NAMES)
each_case = pytest.mark.parametrize(("name", "options"), CASES, ids=str)
#: The relative error of z grows by |z|^power in exp(-z), exp(-z^2) and exp(-z^3).
POWERS = {"gelu": 2, "gelu_tanh": 3}


def test_registry_holds_the_bare_formulas_under_their_names():
    assert list(nnbook.ACTIVATIONS) == NAMES
    for name, activation in nnbook.ACTIVATIONS.items():
        pair = getattr(nnbook, name), getattr(nnbook, f"{name}_vjp")
        assert activation == (name, *(public.__wrapped__ for public in pair))


@each_name
def test_random_values_have_all_their_digits(name, rng):
    Z = rng.normal(scale=3, size=(7, 4))
    expected = ref.rows(ref.ACTIVATIONS[name], Z)
    size = np.maximum(1, np.abs(Z)) ** POWERS.get(name, 0)
    error = np.abs(nnbook.ACTIVATIONS[name].f(Z) - expected)
    assert (error <= 2e-15 * np.abs(expected) * size + 1e-16).all()


@each_name
def test_extreme_values_have_all_their_digits(name):
    values = [*ref.EXTREMES, 1e300, -1e300]
    pairs = np.array([[a, b] for a in values for b in values])
    expected = ref.rows(ref.ACTIVATIONS[name], pairs)
    error = np.abs(nnbook.ACTIVATIONS[name].f(pairs) - expected)
    own = np.abs(pairs)
    size = own.max(axis=1, keepdims=True) if name in ROWWISE else own
    size = np.minimum(np.maximum(1, size), 1e4) ** POWERS.get(name, 1)
    if name == "log_softmax":
        assert (error <= 4e-15 * np.maximum(size, np.abs(expected))).all()
    else:
        assert (error <= 4e-15 * np.abs(expected) * size + 1e-320).all()


@each_case
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
@pytest.mark.parametrize("shape", [(5, 3), (2, 3, 4, 5), (6,)])
def test_type_and_shape_are_kept(name, options, dtype, shape, rng):
    f, vjp = nnbook.make_activation(name, **options)[1:]
    Z, dA = ref.read_only(*rng.normal(size=(2, *shape)).astype(dtype))
    A = f(Z)
    assert (A.dtype, A.shape) == (dtype, shape)
    dZ = vjp(dA, Z, ref.read_only(A))
    assert (dZ.dtype, dZ.shape) == (dtype, shape)


@each_case
def test_float32_agrees_with_float64(name, options, rng):
    f, vjp = nnbook.make_activation(name, **options)[1:]
    Z, dA = rng.normal(scale=3, size=(2, 6, 4)).astype(np.float32)
    exact_Z, exact_dA = Z.astype(float), dA.astype(float)
    A, exact_A = f(Z), f(exact_Z)
    np.testing.assert_allclose(A, exact_A, rtol=4e-6, atol=2e-6)
    exact = vjp(exact_dA, exact_Z, exact_A)
    np.testing.assert_allclose(vjp(dA, Z, A), exact, rtol=2e-5, atol=2e-5)


@each_case
@pytest.mark.parametrize("scale", [0.01, 1, 10])
def test_vjp_is_the_derivative_for_any_upstream_gradient(name, options, scale, rng):
    f, vjp = nnbook.make_activation(name, **options)[1:]
    Z, dA = scale * rng.normal(size=(6, 5)), rng.normal(size=(6, 5))
    expected = ref.complex_step(lambda z: (dA * f(z)).sum(), Z)
    assert ref.distance(vjp(dA, Z, f(Z)), expected) < 1e-13


@each_case
def test_vjp_is_the_derivative_at_extreme_inputs(name, options, rng):
    f, vjp = nnbook.make_activation(name, **options)[1:]
    values = [*ref.EXTREMES, 1e300, -1e300]
    Z = np.array([values, rng.permutation(values)])
    dA = rng.normal(size=Z.shape)
    expected = ref.complex_step(lambda z: (dA * f(z)).sum(), Z)
    np.testing.assert_allclose(vjp(dA, Z, f(Z)), expected, rtol=1e-13, atol=2e-15)


@each_case
def test_vjp_is_linear_in_the_upstream_gradient(name, options, rng):
    f, vjp = nnbook.make_activation(name, **options)[1:]
    Z, U, V = rng.normal(size=(3, 4, 3))
    A = f(Z)
    together = vjp(2 * U - 3 * V, Z, A)
    parts = 2 * vjp(U, Z, A) - 3 * vjp(V, Z, A)
    np.testing.assert_allclose(together, parts, atol=5e-14)


@given(MATRICES, st.sampled_from(CASES))
def test_rows_do_not_see_each_other(Z, case):
    name, options = case
    f = nnbook.make_activation(name, **options).f
    alone = np.vstack([f(row[None]) for row in Z])
    np.testing.assert_allclose(f(Z), alone, rtol=1e-14, atol=1e-300)


@each_case
def test_value_and_gradient_agree_with_torch(name, options, rng):
    torch = pytest.importorskip("torch")
    F = torch.nn.functional
    T = options.get("temperature", 1)
    slope = {"negative_slope": options.get("alpha", 0.01)}
    theirs = {
        "identity": lambda z: z * 1,
        "relu": F.relu,
        "leaky_relu": lambda z: F.leaky_relu(z, **slope),
        "elu": lambda z: F.elu(z, **options),
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "softplus": F.softplus,
        "gelu": F.gelu,
        "gelu_tanh": lambda z: F.gelu(z, approximate="tanh"),
        "softmax": lambda z: torch.softmax(z / T, dim=-1),
        "log_softmax": lambda z: torch.log_softmax(z / T, dim=-1),
    }[name]
    f, vjp = nnbook.make_activation(name, **options)[1:]
    Z, dA = rng.normal(scale=4, size=(2, 8, 5))
    Z[0] = 0
    leaf = torch.tensor(Z, requires_grad=True)
    out = theirs(leaf)
    out.backward(torch.tensor(dA))
    A = f(Z)
    # PyTorch's softplus is the identity above 20, and its 1 + tanh u cancels.
    np.testing.assert_allclose(A, out.detach().numpy(), rtol=1e-12, atol=1e-14)
    got = vjp(dA, Z, A)
    np.testing.assert_allclose(got, leaf.grad.numpy(), rtol=1e-10, atol=1e-14)


@each_case
def test_a_pair_survives_pickling(name, options, rng):
    """So that networks and estimators that hold one can be sent to other processes."""
    pair = nnbook.make_activation(name, **options)
    twin = pickle.loads(pickle.dumps(pair))
    Z = rng.normal(size=(3, 2))
    assert twin.name == name
    np.testing.assert_array_equal(twin.f(Z), pair.f(Z))


def test_without_options_it_is_the_registered_one():
    for name in NAMES:
        assert nnbook.make_activation(name) is nnbook.ACTIVATIONS[name]


def test_options_reach_both_of_a_pair(rng):
    made = nnbook.make_activation("leaky_relu", alpha=2)
    minus, dA = np.array([[-1.0]]), rng.normal(size=(1, 1))
    assert (made.name, made.f(minus)) == ("leaky_relu", -2)
    assert made.vjp(dA, minus, -2 * minus) == 2 * dA
