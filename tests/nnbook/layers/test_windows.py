"""Where windows lie: against a list of them, place by place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnbook.layers.windows import (
    Windows,
    as_given,
    as_pair,
    samples_first,
    samples_last,
)

sizes = st.integers(1, 4)
pairs = st.tuples(sizes, sizes)


def starts(size, kernel, stride, padding):
    """Where windows start, by looking at every place of the padded image."""
    places = range(-padding, size + padding)
    return [p for p in places if p + kernel <= size + padding][::stride]


@settings(max_examples=60, deadline=None)
@given(pairs, pairs, st.tuples(st.integers(0, 2), st.integers(0, 2)), pairs)
def test_windows_cover_what_they_say(kernel, stride, padding, image):
    windows = Windows(kernel, stride, padding)
    axes = list(zip(image, kernel, stride, padding, strict=True))
    if any(n + 2 * p < k for n, k, _, p in axes):
        with pytest.raises(ValueError, match="image has"):
            windows.output_shape(7, (1, *image))
        return
    rows, columns = (starts(*axis) for axis in axes)
    assert windows.output_shape(7, (1, *image)) == (7, len(rows), len(columns))
    X = 1.0 + np.arange(2 * 3 * image[0] * image[1]).reshape(2, 3, *image)
    P = windows.padded(X)
    views = [samples_first(view) for view in windows.views(P)]
    assert len(views) == kernel[0] * kernel[1]
    for k, view in enumerate(views):
        u, v = divmod(k, kernel[1])
        for i, top in enumerate(rows):
            for j, left in enumerate(columns):
                row, column = top + u, left + v
                inside = 0 <= row < image[0] and 0 <= column < image[1]
                expected = X[:, :, row, column] if inside else np.zeros((2, 3))
                np.testing.assert_array_equal(view[:, :, i, j], expected)
    np.testing.assert_array_equal(windows.cropped(P), X)


def test_output_shape_with_what_is_not_known():
    windows = Windows((3, 2), (1, 2), (0, 1))
    assert windows.output_shape(5, None) == (5, None, None)
    assert windows.output_shape(None, (3, 8, None)) == (None, 6, None)
    assert windows.output_shape(None, (3, None, 8)) == (None, None, 5)


def test_output_shape_names_the_axis_that_is_too_small():
    windows = Windows((3, 6), (1, 1), (0, 1))
    assert windows.output_shape(1, (1, 3, 4)) == (1, 1, 1)
    message = "image has 3 rows or columns and 1 of padding on each side, .* least 6"
    with pytest.raises(ValueError, match=message):
        windows.output_shape(1, (1, 3, 3))


@pytest.mark.parametrize("padding", [(0, 0), (1, 0), (0, 1)])
def test_padding_is_filled(padding):
    windows = Windows((1, 1), (1, 1), padding)
    X = np.ones((2, 1, 2, 3), np.float32)
    P = windows.padded(X, -np.inf)
    assert P.dtype == np.float32
    assert P.shape == (2 + 2 * padding[0], 3 + 2 * padding[1], 1, 2)
    assert np.isneginf(P).sum() == P.size - X.size
    np.testing.assert_array_equal(windows.cropped(P), X)


def test_samples_lie_last_in_memory_and_are_not_copied_twice(rng):
    X = rng.normal(size=(2, 3, 4, 5))
    last = samples_last(X)
    assert last.flags.c_contiguous
    np.testing.assert_array_equal(last[2, 3, 1], X[:, 1, 2, 3])
    again = samples_first(last)
    np.testing.assert_array_equal(again, X)
    assert np.shares_memory(samples_last(again), last)


def test_views_are_views(rng):
    P = np.zeros((3, 3, 1, 2))
    for view in Windows((2, 2), (1, 1), (0, 0)).views(P):
        view += 1
    np.testing.assert_array_equal(P[:, :, 0, 1], [[1, 2, 1], [2, 4, 2], [1, 2, 1]])


def test_a_pair_is_one_integer_or_two():
    assert as_pair("size", 3) == as_pair("size", [3, 3]) == (3, 3)
    assert as_pair("size", (1, np.int8(2))) == (1, 2)
    assert as_pair("size", 0, least=0) == (0, 0)
    assert (as_given((3, 3)), as_given((3, 2))) == (3, (3, 2))
    for wrong in (0, (1, 0), "3", None, 2.0):
        with pytest.raises(ValueError, match=r"size is .*, expected an integer of at"):
            as_pair("size", wrong)
    for wrong in ((), (1,), (1, 2, 3)):
        with pytest.raises(ValueError, match=r"size is \(.*, expected an integer or"):
            as_pair("size", wrong)


def test_windows_overlap_where_the_stride_is_shorter_than_the_kernel():
    def overlap(kernel, stride):
        return Windows(kernel, stride, (0, 0)).overlap

    assert not overlap((2, 3), (2, 3))
    assert not overlap((2, 2), (3, 2))
    assert overlap((2, 2), (1, 2))
    assert overlap((2, 2), (3, 1))
