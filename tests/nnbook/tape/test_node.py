"""The tape played in reverse: sums over paths, once for each node, at any depth."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnbook.tape import Node


def scaled(factor):
    return lambda dC: factor * dC


def test_a_leaf_has_no_parents_and_no_gradient():
    leaf = Node([[1, 2]])
    assert leaf.data.dtype == np.float64
    np.testing.assert_array_equal(leaf.grad, [[0.0, 0.0]])
    assert (leaf.parents, leaf.depth) == ([], 1)
    assert repr(leaf) == "Node(array([[1., 2.]]))"


def test_constants_are_no_parents():
    A, rule = Node(1.0), scaled(1)
    C = Node(2.0, [(3.0, rule), (A, rule), (np.ones(2), rule)])
    assert C.parents == [(A, rule)]
    assert C.depth == 2


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex128])
def test_types_are_kept(dtype):
    seen = []

    def rule(dC):
        seen.append(dC)
        return dC * np.ones(2, dtype)

    A = Node(np.ones(2, dtype))
    C = Node(A.data.sum(), [(A, rule)])
    C.backward()
    seen += [A.data, A.grad, C.data, C.grad]
    assert {values.dtype for values in seen} == {np.dtype(dtype)}


@given(st.data())
def test_the_gradient_is_the_sum_over_all_paths(data):
    """Rules that multiply: dL/dA = sum over paths of the product of the factors."""
    count = data.draw(st.integers(2, 12))
    edges = {
        c: data.draw(
            st.lists(st.tuples(st.integers(0, c - 1), st.integers(-3, 3)), max_size=3)
        )
        for c in range(1, count)
    }
    nodes = [Node(1.0)]
    for c in range(1, count):
        nodes.append(Node(1.0, [(nodes[a], scaled(f)) for a, f in edges[c]]))
    nodes[-1].backward()
    expected = np.zeros(count)
    expected[-1] = 1
    for c in range(count - 1, 0, -1):
        for a, factor in edges[c]:
            expected[a] += factor * expected[c]
    assert [float(node.grad) for node in nodes] == list(expected)


def test_a_rule_is_asked_once_however_many_paths_lead_to_it():
    """A ladder of n rungs has 2^n paths."""
    asked, node = [], Node(1.0)
    leaf = node
    for n in range(60):

        def rule(dC, n=n):
            asked.append(n)
            return dC

        node = Node(1.0, [(node, rule), (node, scaled(1))])
    node.backward()
    assert leaf.grad == 2.0**60
    assert asked == list(range(60))[::-1]


def test_depth_has_no_limit():
    leaf = node = Node(1.0)
    for _ in range(20 * sys.getrecursionlimit()):
        node = Node(1.0, [(node, scaled(1))])
    node.backward()
    assert leaf.grad == 1


def test_a_short_way_waits_for_the_long_one():
    """What is used early and late passes its gradient on when it is complete."""
    A = Node(1.0)
    B = Node(1.0, [(A, scaled(2))])
    C = Node(1.0, [(B, scaled(3))])
    D = Node(1.0, [(C, scaled(5))])
    L = Node(1.0, [(B, scaled(7)), (D, scaled(11)), (A, scaled(13))])
    L.backward()
    assert (L.grad, D.grad, C.grad) == (1, 11, 55)
    assert (B.grad, A.grad) == (3 * 55 + 7, 2 * (3 * 55 + 7) + 13)


def test_gradients_of_calls_add_up_in_every_node():
    A = Node(1.0)
    B = Node(1.0, [(A, scaled(2))])
    C = Node(1.0, [(B, scaled(3))])
    for calls in (1, 2, 3):
        C.backward()
        assert (C.grad, B.grad, A.grad) == (calls, 3 * calls, 6 * calls)


def test_a_gradient_from_outside_starts_the_way_back(rng):
    dC = rng.normal(size=(2, 3))
    A = Node(np.ones((2, 3)))
    Node(A.data, [(A, scaled(2))]).backward(dC)
    np.testing.assert_array_equal(A.grad, 2 * dC)


def test_gradients_share_no_memory(rng):
    dC = rng.normal(size=3)
    A, B = Node(np.ones(3)), Node(np.ones(3))
    C = Node(np.ones(3), [(A, lambda dC: dC), (B, lambda dC: dC)])
    start = dC.copy()
    C.backward(dC)
    A.grad *= 5
    C.grad *= 5
    np.testing.assert_array_equal(B.grad, start)
    np.testing.assert_array_equal(dC, start)


@pytest.mark.parametrize("shape", [(), (1,), (1, 1)])
def test_one_number_of_any_shape_needs_no_gradient_from_outside(shape):
    A = Node(np.ones(shape))
    Node(A.data, [(A, scaled(2))]).backward()
    np.testing.assert_array_equal(A.grad, np.full(shape, 2.0))


@pytest.mark.parametrize("grad", [1.0, np.ones(1), np.ones((1, 2))])
def test_a_gradient_of_another_shape_is_refused(grad):
    A = Node(np.ones(2))
    C = Node(A.data, [(A, scaled(2))])
    message = r"grad has shape .*, expected \(2,\), the shape of the result"
    with pytest.raises(ValueError, match=message):
        C.backward(grad)
    np.testing.assert_array_equal(A.grad, 0)
    np.testing.assert_array_equal(C.grad, 0)


def test_a_number_refuses_an_array():
    with pytest.raises(ValueError, match=r"grad has shape \(1,\), expected \(\)"):
        Node(1.0).backward(np.ones(1))
