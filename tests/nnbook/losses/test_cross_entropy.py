"""The cross-entropies: what they are in terms of each other and of divergences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnbook
from tests.nnbook import references as ref

BINARY, SOFTMAX = nnbook.BinaryCrossEntropy(), nnbook.SoftmaxCrossEntropy()


@pytest.mark.parametrize("y", [0, 1, 0.5, 1e-10, 1 - 1e-10, 1e-300, 1 - 2**-53])
@pytest.mark.parametrize("size", [1e-8, 1, 20, 50, 300, 700])
def test_binary_keeps_its_relative_precision_where_it_is_tiny(y, size):
    for z in (size, -size):
        Z, Y = np.array([[z]]), np.array([[y]])
        expected = float(ref.binary_cross_entropy(Z, Y))
        assert BINARY(Z, Y) == pytest.approx(expected, rel=1e-15, abs=0)


@given(
    arrays(np.float64, (3, 4), elements=st.floats(-30, 30)),
    arrays(np.float64, (3, 4), elements=st.floats(0, 1)),
)
def test_binary_is_never_negative_and_sees_no_swap_of_answers(Z, Y):
    assert BINARY(Z, Y) >= 0
    assert BINARY(-Z, 1 - Y) == pytest.approx(BINARY(Z, Y), rel=1e-13, abs=1e-14)
    swapped = BINARY.grad(-Z, 1 - Y)
    np.testing.assert_allclose(swapped, -BINARY.grad(Z, Y), atol=1e-16)


def test_two_classes_are_one_question(rng):
    z, y = 5 * rng.normal(size=(9, 1)), rng.uniform(size=(9, 1))
    Z, Y = np.hstack([z, 0 * z]), np.hstack([y, 1 - y])
    for w in (None, rng.uniform(size=9)):
        assert BINARY(z, y, w) == pytest.approx(SOFTMAX(Z, Y, w), rel=1e-13)
        both = SOFTMAX.grad(Z, Y, w)
        np.testing.assert_allclose(BINARY.grad(z, y, w), both[:, :1], atol=1e-15)


@given(
    arrays(np.float64, (3, 4), elements=st.floats(-30, 30)),
    arrays(np.float64, (3, 4), elements=st.floats(0.01, 1)),
)
def test_softmax_cross_entropy_is_divergence_plus_entropy(Z, D):
    D = D / D.sum(axis=1, keepdims=True)
    loss, P = SOFTMAX(Z, D), nnbook.softmax(Z)
    parts = nnbook.kl_divergence(D, P) + nnbook.entropy(D)
    assert loss == pytest.approx(parts.mean(), rel=1e-9)


def test_softmax_cross_entropy_of_one_hot_is_the_divergence(rng):
    Z, Y = rng.normal(size=(8, 4)), np.eye(4)[rng.integers(4, size=8)]
    divergence = nnbook.kl_divergence(Y, nnbook.softmax(Z)).mean()
    assert SOFTMAX(Z, Y) == pytest.approx(divergence, rel=1e-13)


def test_softmax_gradient_of_a_distribution_is_p_minus_y(rng):
    Z, Y = rng.normal(size=(6, 3)), rng.dirichlet(np.ones(3), size=6)
    expected = (nnbook.softmax(Z) - Y) / 6
    np.testing.assert_allclose(SOFTMAX.grad(Z, Y), expected, atol=1e-16)


def test_softmax_gradient_where_rows_do_not_sum_to_one(rng):
    Z, Y = rng.normal(size=(6, 3)), rng.uniform(size=(6, 3))
    mass = np.array([[sum(row)] for row in Y])
    expected = (mass * nnbook.softmax(Z) - Y) / 6
    np.testing.assert_allclose(SOFTMAX.grad(Z, Y), expected, rtol=1e-13)


def test_agrees_with_scikit_learn(rng):
    metrics = pytest.importorskip("sklearn.metrics")
    Z, weights = rng.normal(size=(8, 5)), rng.uniform(size=8)
    y, bits = rng.integers(5, size=8), rng.integers(2, size=(8, 1))
    for w in (None, weights):
        expected = metrics.log_loss(
            y, nnbook.softmax(Z), labels=range(5), sample_weight=w
        )
        assert SOFTMAX(Z, np.eye(5)[y], w) == pytest.approx(expected, rel=1e-13)
        P = nnbook.sigmoid(Z[:, 0])
        expected = metrics.log_loss(bits[:, 0], P, labels=[0, 1], sample_weight=w)
        assert BINARY(Z[:, :1], bits, w) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("loss", [SOFTMAX, nnbook.KLDivergence()])
@pytest.mark.parametrize(("dtype", "far"), [(np.float32, 3e38), (float, 1.7e308)])
def test_what_is_impossible_and_not_wanted_costs_nothing(loss, dtype, far):
    """log P_2 is beyond what the type holds, and Y_2 = 0: 0 log 0 = 0."""
    Z = np.array([[far, -far], [1, 1]], dtype)
    with np.errstate(all="ignore"):
        for z, y in ((Z[:1], [[1, 0]]), (Z[:1, ::-1], [[0, 1]])):
            assert loss(z, y) == 0
            np.testing.assert_array_equal(loss.grad(z, y), [[0, 0]])
        assert loss(Z, [[1, 0], [1, 0]]) == pytest.approx(np.log(2) / 2, rel=1e-6)
        assert loss(Z, [[0, 1], [1, 0]]) == np.inf
        assert np.isnan(loss([[np.nan, 1]], [[1, 0]]))
