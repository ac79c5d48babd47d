"""The dense layer against loops and the complex step, random upstream."""

import numpy as np
import pytest

import nnbook
from tests.nnbook import references as ref
from tests.nnbook.layers.binding import assert_other_vectors_are_refused, bound


def test_dense_forward_is_three_loops(rng):
    dense = nnbook.Dense(3, 4)
    theta, _ = bound(dense, rng)
    X = ref.read_only(rng.normal(size=(5, 3)))
    ((W, b),) = ref.parameters(theta, (3, 4))
    expected = ref.multiply(X, W) + np.array([b] * 5)
    np.testing.assert_allclose(dense.forward(X), expected, rtol=1e-14)


@pytest.mark.parametrize(
    ("n_in", "n_out", "N"), [(3, 4, 5), (1, 1, 1), (4, 1, 2), (1, 3, 2)]
)
def test_dense_backward_is_the_derivative_in_everything(n_in, n_out, N, rng):
    dense = nnbook.Dense(n_in, n_out)
    theta, grad = bound(dense, rng)
    X, dA = ref.read_only(rng.normal(size=(N, n_in)), rng.normal(size=(N, n_out)))
    dense.forward(X, train=True)
    dX = dense.backward(dA)

    def value(theta, X):
        W = theta[: n_in * n_out].reshape(n_in, n_out)
        return (dA * (ref.multiply(X, W) + theta[n_in * n_out :])).sum()

    in_theta = ref.complex_step(lambda t: value(t, X), theta)
    in_X = ref.complex_step(lambda x: value(theta, x), X)
    assert ref.distance(grad, in_theta) < 1e-14
    assert ref.distance(dX, in_X) < 1e-14


def test_dense_gradient_replaces_the_old_one(rng):
    dense = nnbook.Dense(3, 2)
    _, grad = bound(dense, rng)
    dense.forward(rng.normal(size=(4, 3)))
    dA = rng.normal(size=(4, 2))
    dense.backward(dA)
    first = grad.copy()
    dense.backward(dA)
    np.testing.assert_array_equal(grad, first)


def test_dense_holds_views_in_the_documented_order(rng):
    dense = nnbook.Dense(3, 2)
    theta, grad = bound(dense, rng)
    for vector, W, b in ((theta, dense.W, dense.b), (grad, dense.dW, dense.db)):
        assert (W.shape, b.shape) == ((3, 2), (2,))
        np.testing.assert_array_equal(np.concatenate([W.ravel(), b]), vector)
        assert np.shares_memory(W, vector)
        assert np.shares_memory(b, vector)
        vector[:] = 7
        assert (W == 7).all()
        assert (b == 7).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
def test_dense_keeps_the_type(dtype, rng):
    dense = nnbook.Dense(3, 2)
    bound(dense, rng, dtype)
    Z = dense.forward(rng.normal(size=(4, 3)).astype(dtype))
    dX = dense.backward(rng.normal(size=(4, 2)).astype(dtype))
    assert (Z.dtype, dX.dtype) == (dtype, dtype)


@pytest.mark.parametrize("layer_type", [np.float32, np.float64])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dense_computes_in_its_own_type(layer_type, dtype, rng):
    dense = nnbook.Dense(3, 2)
    _, grad = bound(dense, rng, layer_type)
    X, dA = rng.normal(size=(4, 3)).astype(dtype), rng.normal(size=(4, 2)).astype(dtype)
    assert dense.forward(X).dtype == layer_type
    assert dense.backward(dA).dtype == layer_type
    np.testing.assert_allclose(grad[:6], (X.T @ dA).ravel(), rtol=1e-5, atol=1e-6)


def test_dense_leaves_out_the_input_gradient_when_told(rng):
    dense = nnbook.Dense(3, 2)
    _, grad = bound(dense, rng)
    dense.forward(rng.normal(size=(4, 3)))
    dA = rng.normal(size=(4, 2))
    assert dense.backward(dA).shape == (4, 3)
    with_dX = grad.copy()
    grad[:] = 0
    assert dense.backward(dA, need_dX=False).shape == (0,)
    np.testing.assert_array_equal(grad, with_dX)


def test_dense_starts_from_the_initializer_and_zero_biases(rng):
    dense = nnbook.Dense(3, 2)
    bound(dense, rng)
    asked = []

    def initializer(n_in, n_out, generator):
        asked.append((n_in, n_out, generator))
        return np.arange(6.0).reshape(3, 2)

    dense.initialize(initializer, rng)
    assert asked == [(3, 2, rng)]
    np.testing.assert_array_equal(dense.W, [[0, 1], [2, 3], [4, 5]])
    np.testing.assert_array_equal(dense.b, [0, 0])


@pytest.mark.parametrize(("n_in", "n_out"), [(1, 1), (3, 4), (784, 256)])
def test_dense_counts_its_parameters(n_in, n_out):
    assert nnbook.Dense(n_in, n_out).parameter_count == (n_in + 1) * n_out


def test_dense_counts_beyond_the_type_of_its_sizes():
    dense = nnbook.Dense(np.uint8(200), np.uint8(100))
    assert (dense.n_in, dense.n_out, dense.parameter_count) == (200, 100, 20100)


def test_dense_holds_vectors_of_its_parameters_alone(rng):
    assert_other_vectors_are_refused(nnbook.Dense(2, 3), rng)


def test_dense_alone_owns_its_parameters(rng):
    dense = nnbook.Dense(3, 2)
    assert (dense.forward(rng.normal(size=(4, 3))) == 0).all()
    dense.initialize(nnbook.he, rng)
    X, dA = rng.normal(size=(4, 3)), rng.normal(size=(4, 2))
    np.testing.assert_allclose(dense.forward(X), X @ dense.W)
    dense.backward(dA)
    np.testing.assert_allclose(dense.dW, X.T @ dA)


def test_dense_knows_its_shapes():
    dense = nnbook.Dense(3, 2)
    assert (dense.input_shape, dense.weight_count) == ((3,), 6)
    assert dense.output_shape((3,)) == dense.output_shape(None) == (2,)
    assert dense.output_shape((None,)) == (2,)


def test_dense_shows_what_it_is():
    assert repr(nnbook.Dense(3, 2)) == "Dense(3, 2)"
    assert nnbook.Dense(3, 2).config() == {"n_in": 3, "n_out": 2}
