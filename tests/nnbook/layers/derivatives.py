"""What every layer's way back must be, whatever the layer does on its way there."""

from copy import deepcopy

import numpy as np

from tests.nnbook import references as ref
from tests.nnbook.layers.binding import bound


def moved(array):
    """The same numbers, with their last axis first in memory."""
    axes = (-1, *range(array.ndim - 1))
    return np.moveaxis(np.ascontiguousarray(array.transpose(axes)), 0, -1)


def assert_backward_is_the_derivative(layer, X, rng, train=True, tolerance=1e-13):
    """grad and dX of sum(dA * layer(X)), against the complex step of the forward."""
    theta, grad = bound(layer, rng)
    start = layer.state()
    X = ref.read_only(X)
    A = layer.forward(X, train)
    dA = ref.read_only(rng.normal(size=A.shape))
    dX = layer.backward(dA)
    twin = deepcopy(layer)

    def value(theta, X):
        twin.bind(theta.astype(complex), np.zeros(len(theta), complex))
        twin.load_state(start)
        return (dA * twin.forward(X.astype(complex), train)).sum()

    in_X = ref.complex_step(lambda x: value(theta, x), X)
    assert ref.distance(dX, in_X) < tolerance
    if len(theta):
        in_theta = ref.complex_step(lambda t: value(t, X), theta)
        assert ref.distance(grad, in_theta) < tolerance


def assert_keeps_types(layer, X, rng, train=True):
    """float32, float64 and complex128 come out as they went in."""
    for dtype in (np.float32, np.float64, np.complex128):
        bound(layer, rng, dtype)
        A = layer.forward(X.astype(dtype), train)
        dX = layer.backward(rng.normal(size=A.shape).astype(dtype))
        assert (A.dtype, dX.dtype) == (dtype, dtype)


def assert_memory_order_does_not_matter(layer, X, rng, train=True):
    """Images whose numbers lie in another order in memory are the same images."""
    _, grad = bound(layer, rng)
    start = layer.state()
    A = layer.forward(X, train)
    dA = rng.normal(size=A.shape)
    results = [A, layer.backward(dA), grad.copy()]
    layer.load_state(start)
    again = [layer.forward(moved(X), train), layer.backward(moved(dA)), grad]
    for one, other in zip(results, again, strict=True):
        np.testing.assert_allclose(other, one, rtol=1e-13, atol=1e-14)


def assert_backward_can_be_repeated(layer, X, rng, train=True):
    """backward twice is backward once; without dX the gradient is the same."""
    _, grad = bound(layer, rng)
    A = layer.forward(X, train)
    dA = rng.normal(size=A.shape)
    dX, first = layer.backward(dA).copy(), grad.copy()
    grad[:] = 7
    np.testing.assert_array_equal(layer.backward(dA), dX)
    np.testing.assert_array_equal(grad, first)
    grad[:] = 7
    layer.backward(dA, need_dX=False)
    np.testing.assert_array_equal(grad, first)


def assert_does_all_of_it(layer, X, rng, train=True):
    assert_backward_is_the_derivative(layer, X, rng, train)
    assert_keeps_types(layer, X, rng, train)
    assert_memory_order_does_not_matter(layer, X, rng, train)
    assert_backward_can_be_repeated(layer, X, rng, train)
