"""The same numbers in another shape, there and back."""

import numpy as np
import pytest

import nnbook
from tests.nnbook.layers.derivatives import assert_does_all_of_it, moved


@pytest.mark.parametrize(
    ("layer", "sample", "result"),
    [
        (nnbook.Flatten(), (2, 3, 4), (24,)),
        (nnbook.Flatten(), (5,), (5,)),
        (nnbook.Reshape((1, 3, 4)), (12,), (1, 3, 4)),
        (nnbook.Reshape([12]), (2, 2, 3), (12,)),
        (nnbook.Reshape((2, 6)), (3, 4), (2, 6)),
    ],
    ids=str,
)
def test_numbers_stay_in_the_order_of_their_indices(layer, sample, result, rng):
    assert layer.output_shape(sample) == result
    X = rng.normal(size=(3, *sample))
    for images in (X, moved(X)):
        A = layer.forward(images)
        assert A.shape == (3, *result)
        for n in range(3):
            assert A[n].ravel().tolist() == X[n].ravel().tolist()
    assert_does_all_of_it(layer, X, rng)


def test_flatten_is_the_formula_in_its_docstring(rng):
    X = rng.normal(size=(2, 3, 4, 5))
    A = nnbook.Flatten().forward(X)
    for n, c, i, j in np.ndindex(X.shape):
        assert A[n, (c * 4 + i) * 5 + j] == X[n, c, i, j]


def test_the_way_back_has_the_memory_order_of_the_way_there(rng):
    layer = nnbook.Flatten()
    for X in (rng.normal(size=(4, 2, 3, 3)), moved(rng.normal(size=(4, 2, 3, 3)))):
        A = layer.forward(X)
        dX = layer.backward(rng.normal(size=A.shape))
        assert dX.strides == X.strides


def test_shapes_as_far_as_they_are_known():
    flatten, images = nnbook.Flatten(), nnbook.Reshape((1, 2, 3))
    assert flatten.output_shape(None) == flatten.output_shape((8, None, 2)) == (None,)
    assert images.output_shape(None) == images.output_shape((None,)) == (1, 2, 3)
    assert images.output_shape((1, None, 3)) == (1, 2, 3)
    assert (flatten.input_shape, images.input_shape) == (None, None)
    with pytest.raises(ValueError, match=r"sample of Reshape.* is \(7,\), expected 6"):
        images.output_shape((7,))


def test_they_show_what_they_are():
    assert repr(nnbook.Flatten()) == "Flatten()"
    assert nnbook.Flatten().config() == {}
    assert repr(nnbook.Reshape([1, np.int64(28), 28])) == "Reshape((1, 28, 28))"
    assert nnbook.Reshape((2, 3)).config() == {"shape": (2, 3)}


def test_what_does_not_fit_is_refused_before_anything_is_kept(rng):
    layer = nnbook.Reshape((2, 3))
    A = layer.forward(rng.normal(size=(4, 6)))
    with pytest.raises(ValueError, match=r"sample of Reshape\(\(2, 3\)\) is \(7,\)"):
        layer.forward(np.ones((4, 7)))
    assert layer.backward(A).shape == (4, 6)
