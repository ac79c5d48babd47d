"""Recorded operations against NumPy, the complex step, and each other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnbook import Tensor
from tests.nnbook.tape.programs import BINARY, UNARY, check


@pytest.mark.parametrize("name", UNARY)
@pytest.mark.parametrize("shape", [(), (4,), (2, 3)])
def test_operations_on_one_tensor(name, shape, rng):
    check(UNARY[name], rng.normal(size=shape))


@pytest.mark.parametrize("name", BINARY)
@given(arrays.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=3))
def test_operations_on_two_tensors_of_any_shapes(name, shapes):
    rng = np.random.default_rng(7)
    a, b = (rng.normal(size=shape) for shape in shapes.input_shapes)
    check(lambda call, a, b: BINARY[name](a, b), a, b)
    check(lambda call, a: BINARY[name](a, b), a)
    check(lambda call, b: BINARY[name](a, b), b)


@pytest.mark.parametrize(
    "shapes", [((2, 3), (3, 4)), ((1, 1), (1, 2)), ((3, 1), (1, 3))]
)
def test_products_of_matrices(shapes, rng):
    a, b = (rng.normal(size=shape) for shape in shapes)
    check(lambda call, a, b: a @ b, a, b)
    check(lambda call, a: a @ b, a)
    check(lambda call, b: a @ b, b)


@pytest.mark.parametrize("name", ["sum", "mean"])
@pytest.mark.parametrize("axis", [None, 0, 1, -1, (0, 2), (-1, 1), (), (0, 1, 2)])
@pytest.mark.parametrize("keepdims", [False, True])
def test_sums_and_means_over_axes(name, axis, keepdims, rng):
    a = rng.normal(size=(2, 3, 4))
    check(lambda call, a: call(name, a, axis=axis, keepdims=keepdims), a)
    check(lambda call, a: call(name, a, axis), a)


def test_sums_and_means_give_up_their_axes_by_default():
    assert Tensor(np.ones((2, 3))).sum(axis=1).data.shape == (2,)
    assert Tensor(np.ones((2, 3))).mean(axis=0).data.shape == (3,)


def test_a_tensor_meets_itself(rng):
    check(lambda call, a: a * a + a / (a * a + 1) - a, rng.normal(size=(2, 3)))
    check(lambda call, a: a @ a @ a, rng.normal(size=(3, 3)))


@settings(max_examples=60)
@given(st.data())
def test_random_graphs(data):
    """Programs of random operations on random earlier results."""
    shapes = data.draw(
        arrays.mutually_broadcastable_shapes(num_shapes=3, max_dims=2, max_side=3)
    )
    operation = st.sampled_from([*UNARY, *BINARY])
    earlier = st.integers(0, 10**6)
    steps = data.draw(
        st.lists(st.tuples(operation, earlier, earlier), min_size=1, max_size=8)
    )
    rng = np.random.default_rng(11)

    def program(call, *leaves):
        values = list(leaves)
        for name, i, j in steps:
            a, b = values[i % len(values)], values[j % len(values)]
            value = UNARY[name](call, a) if name in UNARY else BINARY[name](a, b)
            values.append(call("tanh", value))
        total = leaves[0] * leaves[1] * leaves[2]
        for value in values:
            total = total + value
        return total

    check(program, *(rng.normal(size=shape) for shape in shapes.input_shapes))


def test_relu_lets_nothing_through_at_zero_and_keeps_nan():
    a = Tensor([-1.0, 0.0, 2.0, np.nan, np.inf])
    c = a.relu()
    np.testing.assert_array_equal(c.data, [0, 0, 2, np.nan, np.inf])
    c.backward(np.ones(5))
    np.testing.assert_array_equal(a.grad, [0, 0, 1, 0, 1])


def test_the_power_zero_is_flat_also_at_zero():
    a = Tensor([0.0, 2.0])
    (a**0).backward(np.ones(2))
    np.testing.assert_array_equal(a.grad, [0, 0])


def test_the_first_power_has_slope_one_at_zero():
    a = Tensor(0.0)
    (a**1).backward()
    assert a.grad == 1
