"""Pooling against loops, PyTorch and the complex step."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbook
from tests.nnbook import references as ref
from tests.nnbook.layers.derivatives import assert_does_all_of_it

POOLS = [nnbook.MaxPool2d, nnbook.AvgPool2d]
CASES = [
    ((2,), {}),
    ((3, 1), {}),
    ((3,), {"stride": 2, "padding": 1}),
    (((2, 3), (3, 1)), {"padding": (1, 0)}),
    ((1,), {}),
    ((7,), {"padding": 3}),
]
each_pool = pytest.mark.parametrize("pool", POOLS)
each_case = pytest.mark.parametrize(("sizes", "options"), CASES, ids=str)


def windows_of(layer, H, W):
    """For each window, its place among the windows and those of X that lie in it."""
    (kh, kw), (ph, pw) = (
        np.broadcast_to(pair, 2) for pair in (layer.size, layer.padding)
    )
    stride = layer.size if layer.stride is None else layer.stride
    sh, sw = np.broadcast_to(stride, 2)
    for i, top in enumerate(range(-ph, H + ph - kh + 1, sh)):
        for j, left in enumerate(range(-pw, W + pw - kw + 1, sw)):
            rows = range(max(top, 0), min(top + kh, H))
            columns = range(max(left, 0), min(left + kw, W))
            yield i, j, [(r, c) for r in rows for c in columns], kh * kw


@each_case
def test_max_forward_and_backward_are_loops(sizes, options, rng):
    layer = nnbook.MaxPool2d(*sizes, **options)
    X = ref.read_only(rng.integers(3, size=(2, 3, 5, 7)) * 1.0)  # many are equal
    A = layer.forward(X)
    assert A.shape[1:] == layer.output_shape(X.shape[1:])
    dA, dX, seen = rng.normal(size=A.shape), np.zeros(X.shape), 0
    for i, j, places, _ in windows_of(layer, 5, 7):
        for n, c in np.ndindex(2, 3):
            values = [X[n, c, row, column] for row, column in places]
            assert A[n, c, i, j] == max(values)
            dX[n, c, *places[values.index(max(values))]] += dA[n, c, i, j]
            seen += 1
    assert seen == A.size
    np.testing.assert_allclose(layer.backward(dA), dX, rtol=0, atol=1e-14)


@each_case
@pytest.mark.parametrize("count_include_pad", [True, False])
def test_avg_forward_and_backward_are_loops(sizes, options, count_include_pad, rng):
    layer = nnbook.AvgPool2d(*sizes, **options, count_include_pad=count_include_pad)
    X = ref.read_only(rng.normal(size=(2, 3, 5, 7)))
    A = layer.forward(X)
    dA, dX = rng.normal(size=A.shape), np.zeros(X.shape)
    for i, j, places, size in windows_of(layer, 5, 7):
        count = size if count_include_pad else len(places)
        mean = sum(X[:, :, row, column] for row, column in places) / count
        np.testing.assert_allclose(A[:, :, i, j], mean, rtol=0, atol=1e-14)
        for row, column in places:
            dX[:, :, row, column] += dA[:, :, i, j] / count
    np.testing.assert_allclose(layer.backward(dA), dX, rtol=0, atol=1e-14)


@each_pool
@each_case
def test_backward(pool, sizes, options, rng):
    layer = pool(*sizes, **options)
    assert_does_all_of_it(layer, rng.normal(size=(2, 2, 4, 5)), rng)


def test_mean_of_what_is_there(rng):
    layer = nnbook.AvgPool2d(3, 2, 1, count_include_pad=False)
    assert_does_all_of_it(layer, rng.normal(size=(2, 2, 4, 5)), rng)
    for dtype in (np.float32, np.float64):
        ones = np.ones((1, 1, 3, 3), dtype)
        np.testing.assert_array_equal(layer.forward(ones), np.ones((1, 1, 2, 2)))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_agrees_with_torch(data):
    torch = pytest.importorskip("torch")
    functional = torch.nn.functional
    pair = st.tuples(st.integers(1, 3), st.integers(1, 3))
    size, stride = data.draw(pair), data.draw(st.one_of(st.none(), pair))
    padding = tuple(data.draw(st.integers(0, k // 2)) for k in size)
    image = [data.draw(st.integers(k, k + 4)) for k in size]
    values = st.sampled_from([-1.5, -0.5, 0.0, 1.0, 2.0])  # equal ones often
    count = 2 * image[0] * image[1]
    X = np.array(data.draw(st.lists(values, min_size=count, max_size=count)))
    X = X.reshape(1, 2, *image)
    for layer, pooled in (
        (
            nnbook.MaxPool2d(size, stride, padding),
            lambda t: functional.max_pool2d(t, size, stride, padding),
        ),
        (
            nnbook.AvgPool2d(size, stride, padding),
            lambda t: functional.avg_pool2d(t, size, stride, padding),
        ),
        (
            nnbook.AvgPool2d(size, stride, padding, False),
            lambda t: functional.avg_pool2d(
                t, size, stride, padding, count_include_pad=False
            ),
        ),
    ):
        tensor = torch.tensor(X, requires_grad=True)
        theirs, ours = pooled(tensor), layer.forward(X)
        np.testing.assert_allclose(ours, theirs.detach().numpy(), atol=1e-14)
        dA = np.random.default_rng(0).normal(size=ours.shape)
        theirs.backward(torch.tensor(dA))
        np.testing.assert_allclose(
            layer.backward(dA), tensor.grad.numpy(), rtol=0, atol=1e-13
        )


def test_the_first_of_equal_maxima_takes_the_gradient():
    layer = nnbook.MaxPool2d(2)
    for values, place in (
        ([[1, 1], [1, 1]], (0, 0)),
        ([[0, 1], [1, 1]], (0, 1)),
        ([[0, 0], [1, 1]], (1, 0)),
        ([[0, 0], [0, 1]], (1, 1)),
    ):
        layer.forward(np.array(values, float)[None, None])
        dX = layer.backward(np.full((1, 1, 1, 1), 3.0))[0, 0]
        assert dX[place] == 3
        assert dX.sum() == 3


def test_a_complex_maximum_goes_by_its_real_part():
    X = np.array([[1 + 0j, 1 + 5j], [0 + 9j, -1 + 9j]])[None, None]
    layer = nnbook.MaxPool2d(2)
    assert layer.forward(X)[0, 0, 0, 0] == 1 + 0j
    np.testing.assert_array_equal(
        layer.backward(np.full((1, 1, 1, 1), 2j))[0, 0], [[2j, 0], [0, 0]]
    )
    assert layer.forward(X[..., ::-1])[0, 0, 0, 0] == 1 + 5j
    padded = nnbook.MaxPool2d(2, padding=1)
    assert np.isfinite(padded.forward(X)).all()


@each_pool
def test_need_dX(pool, rng):
    layer = pool(2)
    A = layer.forward(rng.normal(size=(2, 1, 4, 4)))
    assert layer.backward(A).shape == (2, 1, 4, 4)
    assert layer.backward(A, need_dX=False).shape == (0,)
    assert A.transpose(2, 3, 1, 0).flags.c_contiguous
    assert layer.backward(A).strides[0] == A.itemsize


@each_pool
def test_it_knows_its_shapes_and_shows_what_it_is(pool):
    name = pool.__name__
    assert (pool(2).parameter_count, pool(2).weight_count) == (0, 0)
    assert pool(2).input_shape == (None, None, None)
    assert pool(2).output_shape((8, 28, 28)) == (8, 14, 14)
    assert pool(2, 1).output_shape((8, 28, 28)) == (8, 27, 27)
    assert pool(2).output_shape((None, 7, None)) == (None, 3, None)
    assert pool(2).output_shape(None) == (None, None, None)
    assert (
        repr(pool(2)) == repr(pool(2, 2)) == repr(pool((2, 2), (2, 2))) == f"{name}(2)"
    )
    shown = f"{name}((2, 3), stride=1, padding=(1, 0))"
    assert repr(pool([2, 3], 1, (1, 0))) == shown
    assert repr(pool(3, (2, 1))) == f"{name}(3, stride=(2, 1))"
    assert pool(2).config()["stride"] is None
    for layer in (pool(2), pool(3, 2, 1), pool((2, 3), (1, 2), (1, 0))):
        assert repr(pool(**layer.config())) == repr(layer)


def test_what_counts_in_a_mean_is_shown():
    layer = nnbook.AvgPool2d(3, 2, 1, count_include_pad=False)
    assert repr(layer).endswith("padding=1, count_include_pad=False)")
    assert nnbook.AvgPool2d(3).config()["count_include_pad"] is True


@each_pool
@pytest.mark.parametrize(("size", "padding"), [(3, 2), ((2, 3), (2, 1)), (1, 1)])
def test_a_window_cannot_lie_outside(pool, size, padding):
    with pytest.raises(ValueError, match=r"padding is .*, expected at most half of si"):
        pool(size, 1, padding)
