"""Correlation and convolution against SciPy, their sums, and each other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbook
from nnbook.layers.correlation import col2im, im2col
from nnbook.layers.windows import Windows
from tests.nnbook import references as ref


@pytest.mark.parametrize(("H", "W", "kh", "kw"), [(5, 7, 3, 2), (4, 4, 4, 1)])
def test_one_channel_is_scipy(H, W, kh, kw, rng):
    signal = pytest.importorskip("scipy.signal")
    X, K = ref.read_only(rng.normal(size=(H, W)), rng.normal(size=(kh, kw)))
    got = nnbook.cross_correlate(X[None, None], K[None, None])
    assert ref.distance(got[0, 0], signal.correlate2d(X, K, "valid")) < 1e-14
    got = nnbook.convolve(X[None, None], K[None, None])
    assert ref.distance(got[0, 0], signal.convolve2d(X, K, "valid")) < 1e-14
    full = {"padding": (kh - 1, kw - 1)}
    got = nnbook.cross_correlate(X[None, None], K[None, None], **full)
    assert ref.distance(got[0, 0], signal.correlate2d(X, K, "full")) < 1e-14
    got = nnbook.convolve(X[None, None], K[None, None], **full)
    assert ref.distance(got[0, 0], signal.convolve2d(X, K, "full")) < 1e-14


def test_channels_add_up_and_samples_do_not_mix(rng):
    X, W = rng.normal(size=(2, 3, 5, 4)), rng.normal(size=(4, 3, 2, 2))
    got = nnbook.cross_correlate(X, W, stride=(2, 1), padding=1)
    assert got.shape == (2, 4, 3, 5)
    for n in range(2):
        for f in range(4):
            parts = [
                nnbook.cross_correlate(
                    X[n : n + 1, c : c + 1], W[f : f + 1, c : c + 1], (2, 1), 1
                )
                for c in range(3)
            ]
            np.testing.assert_allclose(got[n, f], sum(parts)[0, 0], rtol=1e-12)


def test_convolution_is_the_sum_in_its_docstring(rng):
    X, W = rng.normal(size=(1, 1, 5, 5)), rng.normal(size=(1, 1, 3, 2))
    stride, padding = (2, 1), (1, 0)
    got = nnbook.convolve(X, W, stride, padding)
    for i, j in np.ndindex(got.shape[2:]):
        total = 0.0
        for u, v in np.ndindex(3, 2):
            row, column = 2 * i - u + 3 - 1 - 1, j - v + 2 - 1 - 0
            if 0 <= row < 5 and 0 <= column < 5:
                total += X[0, 0, row, column] * W[0, 0, u, v]
        assert got[0, 0, i, j] == pytest.approx(total, rel=1e-13)


def test_convolution_commutes_and_correlation_does_not(rng):
    X, W = rng.normal(size=(2, 1, 1, 3, 3))
    full = {"padding": 2}
    swapped = nnbook.convolve(W, X, **full)
    np.testing.assert_allclose(nnbook.convolve(X, W, **full), swapped, rtol=1e-12)
    one, other = (nnbook.cross_correlate(*pair, **full) for pair in ((X, W), (W, X)))
    assert not np.allclose(one, other)


@pytest.mark.parametrize("function", [nnbook.cross_correlate, nnbook.convolve])
def test_defaults_and_types(function, rng):
    X, W = rng.normal(size=(2, 2, 4, 4)), rng.normal(size=(3, 2, 2, 2))
    np.testing.assert_array_equal(function(X, W), function(X, W, 1, 0))
    for dtype in (np.float32, np.float64, np.complex128):
        assert function(X.astype(dtype), W.astype(dtype)).dtype == dtype
    assert function([[[[1, 2]]]], [[[[3]]]]).tolist() == [[[[3.0, 6.0]]]]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_col2im_is_the_transpose_of_im2col(data):
    kernel, stride = (
        data.draw(st.tuples(st.integers(1, 3), st.integers(1, 3))) for _ in range(2)
    )
    padding = data.draw(st.tuples(st.integers(0, 2), st.integers(0, 2)))
    H, W = (data.draw(st.integers(k, k + 4)) for k in kernel)
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32)))
    windows, X = Windows(kernel, stride, padding), rng.normal(size=(2, 3, H, W))
    columns = im2col(windows, X)
    places = windows.output_shape(None, X.shape[1:])[1:]
    assert columns.shape == (*places, kernel[0] * kernel[1] * 3, 2)
    other = rng.normal(size=columns.shape)
    back = col2im(windows, other, X.shape)
    assert back.shape == X.shape
    assert (columns * other).sum() == pytest.approx((X * back).sum(), abs=1e-11)


def test_kernels_must_have_the_channels_of_the_images():
    X = np.ones((1, 2, 3, 3))
    for channels in (1, 3):
        W = np.ones((1, channels, 2, 2))
        message = rf"W's shape is \(1, {channels}, 2, 2\), expected \(F, 2, kh, kw\)"
        with pytest.raises(ValueError, match=message):
            nnbook.cross_correlate(X, W)


def test_one_pixel_is_an_image():
    one = np.full((1, 1, 1, 1), 3.0)
    assert nnbook.cross_correlate(one, 2 * one) == 18
    assert nnbook.convolve(one, 2 * one) == 18
