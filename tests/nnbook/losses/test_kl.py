"""The divergence as a loss: for targets that are distributions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnbook

KL = nnbook.KLDivergence()
LOGITS = arrays(np.float64, (3, 4), elements=st.floats(-30, 30))


@given(LOGITS, arrays(np.float64, (3, 4), elements=st.floats(0.01, 1)))
def test_it_is_the_mean_divergence_and_never_negative(Z, D):
    D = D / D.sum(axis=1, keepdims=True)
    expected = nnbook.kl_divergence(D, nnbook.softmax(Z))
    assert KL(Z, D) == pytest.approx(expected.mean(), rel=1e-9, abs=1e-13)
    assert KL(Z, D) >= -1e-14
    weighted = np.average(expected, weights=[1, 2, 5])
    assert KL(Z, D, [1, 2, 5]) == pytest.approx(weighted, rel=1e-9, abs=1e-13)


def test_it_ends_at_zero_where_prediction_and_target_agree(rng):
    Z = rng.normal(size=(5, 3))
    Y = nnbook.softmax(Z)
    assert abs(KL(Z, Y)) < 1e-15
    np.testing.assert_allclose(KL.grad(Z, Y), 0, atol=1e-16)


def test_zeros_in_the_target_cost_nothing(rng):
    Z = rng.normal(size=(5, 3))
    Y = np.eye(3)[[0, 1, 2, 1, 0]]
    assert KL(Z, Y) == nnbook.SoftmaxCrossEntropy()(Z, Y)
    half = np.array([[0.5, 0, 0.5]])
    P = nnbook.softmax(Z[:1])[0]
    by_hand = 0.5 * np.log(0.5 / P[0]) + 0.5 * np.log(0.5 / P[2])
    assert KL(Z[:1], half) == pytest.approx(by_hand, rel=1e-13)


def test_its_gradient_is_that_of_the_cross_entropy(rng):
    Z, Y, w = rng.normal(size=(5, 3)), rng.uniform(size=(5, 3)), rng.uniform(size=5)
    expected = nnbook.SoftmaxCrossEntropy().grad(Z, Y, w)
    np.testing.assert_array_equal(KL.grad(Z, Y, w), expected)
