"""The convolutional layer against loops, PyTorch and the complex step."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbook
from tests.nnbook import references as ref
from tests.nnbook.layers.binding import assert_other_vectors_are_refused, bound
from tests.nnbook.layers.derivatives import assert_does_all_of_it

CASES = [
    ((2, 3, 2), {}),
    ((2, 3, (3, 2)), {"stride": (2, 1), "padding": (1, 2)}),
    ((1, 1, 1), {"stride": 2}),
    ((1, 2, 3), {"padding": 1}),
    ((2, 1, (2, 3)), {"stride": 3, "padding": 1}),
]
each_case = pytest.mark.parametrize(("sizes", "options"), CASES, ids=str)


@each_case
def test_forward_is_loops(sizes, options, rng):
    layer = nnbook.Conv2d(*sizes, **options)
    theta, _ = bound(layer, rng)
    X = ref.read_only(rng.normal(size=(2, layer.c_in, 5, 4)))
    (kh, kw), (sh, sw), (ph, pw) = (
        np.broadcast_to(pair, 2) for pair in (layer.kernel, layer.stride, layer.padding)
    )
    P = np.zeros((2, layer.c_in, 5 + 2 * ph, 4 + 2 * pw))
    P[:, :, ph : ph + 5, pw : pw + 4] = X
    (*W,) = theta
    got = layer.forward(X)
    assert got.shape[1:] == layer.output_shape(X.shape[1:])
    for n, f, i, j in np.ndindex(got.shape):
        total = theta[layer.weight_count + f]
        for c, u, v in np.ndindex(layer.c_in, kh, kw):
            weight = W[((f * layer.c_in + c) * kh + u) * kw + v]
            total += P[n, c, sh * i + u, sw * j + v] * weight
        assert got[n, f, i, j] == pytest.approx(total, rel=1e-11, abs=1e-13)
    assert got.shape[2] == len(range(0, P.shape[2] - kh + 1, sh))
    assert got.shape[3] == len(range(0, P.shape[3] - kw + 1, sw))


@each_case
def test_backward(sizes, options, rng):
    layer = nnbook.Conv2d(*sizes, **options)
    assert_does_all_of_it(layer, rng.normal(size=(2, layer.c_in, 4, 5)), rng)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_agrees_with_torch(data):
    torch = pytest.importorskip("torch")
    pair = st.tuples(st.integers(1, 3), st.integers(1, 3))
    kernel, stride, c = data.draw(pair), data.draw(pair), data.draw(pair)
    padding = data.draw(st.tuples(st.integers(0, 2), st.integers(0, 2)))
    image = [data.draw(st.integers(k, k + 4)) for k in kernel]
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32)))
    layer = nnbook.Conv2d(*c, kernel, stride, padding)
    bound(layer, rng)
    X = rng.normal(size=(data.draw(st.integers(1, 3)), c[0], *image))
    tensors = [torch.tensor(a, requires_grad=True) for a in (X, layer.W, layer.b)]
    theirs = torch.nn.functional.conv2d(*tensors, stride, padding)
    ours = layer.forward(X)
    assert ref.distance(ours, theirs.detach().numpy()) < 1e-12
    dA = rng.normal(size=ours.shape)
    theirs.backward(torch.tensor(dA))
    gradients = [layer.backward(dA), layer.dW, layer.db]
    for got, tensor in zip(gradients, tensors, strict=True):
        assert ref.distance(got, tensor.grad.numpy()) < 1e-12


def test_the_layer_is_cross_correlate_and_a_bias(rng):
    layer = nnbook.Conv2d(2, 3, 2, 2, 1)
    bound(layer, rng)
    X = rng.normal(size=(2, 2, 5, 5))
    expected = nnbook.cross_correlate(X, layer.W, 2, 1) + layer.b[:, None, None]
    np.testing.assert_array_equal(layer.forward(X), expected)


def test_parameters_are_views_in_the_documented_order(rng):
    layer = nnbook.Conv2d(2, 3, (4, 5))
    theta, grad = bound(layer, rng)
    assert (layer.parameter_count, layer.weight_count) == (3 * 2 * 4 * 5 + 3, 120)
    for vector, W, b in ((theta, layer.W, layer.b), (grad, layer.dW, layer.db)):
        assert (W.shape, b.shape) == ((3, 2, 4, 5), (3,))
        np.testing.assert_array_equal(np.concatenate([W.ravel(), b]), vector)
        vector[:] = 7
        assert (W == 7).all()
        assert (b == 7).all()


def test_input_gradient_is_left_out_when_told(rng):
    layer = nnbook.Conv2d(1, 2, 2)
    bound(layer, rng)
    A = layer.forward(rng.normal(size=(2, 1, 3, 3)))
    assert layer.backward(A, need_dX=False).shape == (0,)


def test_it_takes_vectors_of_its_parameters_alone(rng):
    assert_other_vectors_are_refused(nnbook.Conv2d(2, 3, 2), rng)


def test_alone_it_owns_its_parameters(rng):
    layer = nnbook.Conv2d(1, 2, 2)
    assert (layer.forward(rng.normal(size=(2, 1, 3, 3))) == 0).all()
    layer.backward(np.ones((2, 2, 2, 2)))
    np.testing.assert_array_equal(layer.db, [8, 8])


@pytest.mark.parametrize(
    ("name", "variance"),
    [("he", 2 / (20 * 6)), ("xavier", 2 / (20 * 6 + 30 * 6)), ("zeros", 0)],
)
def test_weights_start_with_the_variance_of_their_fans(name, variance):
    layer = nnbook.Conv2d(20, 30, (3, 2))
    theta, _ = bound(layer, np.random.default_rng(0))
    layer.initialize(nnbook.INITIALIZERS[name], np.random.default_rng(1))
    assert np.mean(layer.W**2) == pytest.approx(variance, rel=0.1)
    assert (layer.b == 0).all()
    again = theta.copy()
    layer.initialize(nnbook.INITIALIZERS[name], np.random.default_rng(1))
    np.testing.assert_array_equal(theta, again)


def test_it_knows_its_shapes_and_shows_what_it_is():
    layer = nnbook.Conv2d(3, 8, 5, padding=(2, 2))
    assert layer.input_shape == (3, None, None)
    assert layer.output_shape((3, 28, 28)) == (8, 28, 28)
    assert layer.output_shape((3, None, 10)) == (8, None, 10)
    assert layer.output_shape(None) == (8, None, None)
    assert repr(layer) == "Conv2d(3, 8, 5, padding=2)"
    assert repr(nnbook.Conv2d(1, 2, (3, 1), [2, 1])) == (
        "Conv2d(1, 2, (3, 1), stride=(2, 1))"
    )
    config = {"c_in": 3, "c_out": 8, "kernel": 5, "stride": 1, "padding": 2}
    assert layer.config() == config


def test_what_is_too_small_is_refused_before_anything_is_kept(rng):
    layer = nnbook.Conv2d(1, 1, 3)
    bound(layer, rng)
    A = layer.forward(rng.normal(size=(1, 1, 3, 3)))
    with pytest.raises(ValueError, match="image has 2 rows or columns and 0 of pad"):
        layer.forward(np.ones((1, 1, 3, 2)))
    assert layer.backward(A).shape == (1, 1, 3, 3)


def test_images_leave_with_their_samples_last_in_memory(rng):
    layer = nnbook.Conv2d(2, 3, 3, padding=1)
    bound(layer, rng)
    A = layer.forward(rng.normal(size=(4, 2, 5, 5)))
    assert A.transpose(2, 3, 1, 0).flags.c_contiguous
    assert layer.backward(A).strides[0] == A.itemsize
