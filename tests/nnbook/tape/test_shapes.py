"""Broadcasting undone, against loops over every index."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnbook.tape.shapes import (
    require_broadcast,
    require_product,
    sum_over,
    sum_to_shape,
)


@given(arrays.mutually_broadcastable_shapes(num_shapes=2, max_dims=4, max_side=3))
def test_every_copy_of_an_entry_counts(shapes):
    """dA_i = sum of dC over the places where broadcasting has put A_i."""
    shape = shapes.input_shapes[0]
    size = int(np.prod(shape, dtype=int))
    places = np.broadcast_to(np.arange(size).reshape(shape), shapes.result_shape)
    dC = np.random.default_rng(size).normal(size=shapes.result_shape)
    expected = np.zeros(size)
    for place, value in zip(places.ravel(), dC.ravel(), strict=True):
        expected[place] += value
    dA = sum_to_shape(dC, shape)
    assert dA.shape == shape
    np.testing.assert_allclose(dA.ravel(), expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("axis", [None, 0, 1, -1, (0, 2), (-1, 0), (), (0, 1, 2)])
def test_sums_keep_their_axes(axis, rng):
    a = rng.normal(size=(2, 3, 4))
    np.testing.assert_array_equal(sum_over(a, axis), np.sum(a, axis, keepdims=True))


@given(st.sampled_from([2, -3, (0, 0), (0, 5), 0.5, "0"]))
def test_axes_that_are_none_are_refused(axis):
    with pytest.raises(ValueError, match=r"axis is .*, expected axes of an array of s"):
        sum_over(np.ones((2, 3)), axis)


SHAPES = [(), (1,), (2,), (3,), (1, 2), (2, 1), (2, 2), (2, 3), (3, 2), (1, 2, 2)]


@pytest.mark.parametrize("a", SHAPES)
@pytest.mark.parametrize("b", SHAPES)
def test_shapes_are_refused_where_numpy_has_no_answer(a, b):
    """For products of matrices also where it has one, of vectors or many matrices."""
    a, b = np.ones(a), np.ones(b)
    for require, fits, message in [
        (require_broadcast, lambda: a + b, r"B has shape .*, expected one that broad"),
        (require_product, lambda: a @ b, r"A @ B has shapes .* @ .*, expected \(n, k"),
    ]:
        matrices = require is require_broadcast or a.ndim == b.ndim == 2
        try:
            assert matrices
            fits()
        except (ValueError, AssertionError):
            with pytest.raises(ValueError, match=message):
                require(a, b)
        else:
            require(a, b)


def test_long_rows_meet_long_columns():
    require_product(np.ones((1, 300)), np.ones((300, 1)))
