"""Rows of pixels as images."""

import numpy as np
import pytest

import nnbook


@pytest.mark.parametrize(("N", "C", "H"), [(5, 1, 28), (2, 3, 4), (1, 1, 1), (3, 2, 1)])
def test_every_pixel_has_its_place(N, C, H, rng):
    X = rng.normal(size=(N, C * H * H)).astype(np.float32)
    images = nnbook.as_images(X, C) if C > 1 else nnbook.as_images(X)
    assert images.shape == (N, C, H, H)
    assert images.dtype == np.float32
    for n, c, i, j in np.ndindex(images.shape):
        assert images[n, c, i, j] == X[n, (c * H + i) * H + j]
    np.testing.assert_array_equal(images.reshape(len(images), -1), X)
    assert np.shares_memory(images, X)


@pytest.mark.parametrize(
    ("n", "C"), [(8, 1), (10, 1), (9, 2), (18, 4), (9, 10), (8, 4)]
)
def test_rows_that_hold_no_squares_are_refused(n, C):
    message = rf"^X has rows of {n} pixels, expected {C} H\^2 for H x H images"
    with pytest.raises(ValueError, match=message):
        nnbook.as_images(np.ones((2, n)), C)
