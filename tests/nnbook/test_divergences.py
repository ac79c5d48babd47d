"""Cross-entropy, entropy and divergence, against SciPy and by their laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnbook

WEIGHTS = arrays(np.float64, (3, 4), elements=st.floats(0.01, 1))


def normalised(weights):
    return weights / weights.sum(axis=1, keepdims=True)


def test_agrees_with_scipy(rng):
    stats = pytest.importorskip("scipy.stats")
    D, P = rng.dirichlet(np.ones(5), size=(2, 9))
    D[0] = [1, 0, 0, 0, 0]
    D[1] = [0.5, 0, 0.5, 0, 0]
    expected = stats.entropy(D, P, axis=1)
    np.testing.assert_allclose(nnbook.kl_divergence(D, P), expected, rtol=1e-12)
    np.testing.assert_allclose(nnbook.entropy(D), stats.entropy(D, axis=1), rtol=1e-13)
    both = stats.entropy(D, axis=1) + expected
    np.testing.assert_allclose(nnbook.cross_entropy(D, P), both, rtol=1e-13)


@given(WEIGHTS, WEIGHTS)
def test_gibbs_inequality(D, P):
    D, P = normalised(D), normalised(P)
    assert (nnbook.kl_divergence(D, P) >= -1e-14).all()
    np.testing.assert_array_equal(nnbook.kl_divergence(D, D), 0)
    assert (nnbook.entropy(D) <= np.log(4) + 1e-14).all()


def test_uniform_distribution_has_the_logarithm_of_its_size():
    D = np.full((2, 8), 1 / 8)
    np.testing.assert_allclose(nnbook.entropy(D), np.log(8), rtol=1e-15)


def test_one_hot_rows():
    D, P = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[0.25, 0.75], [0.5, 0.5]])
    np.testing.assert_array_equal(nnbook.entropy(D), [0, 0])
    assert not np.signbit(nnbook.entropy(D)).any()
    expected = -np.log([0.75, 0.5])
    np.testing.assert_allclose(nnbook.cross_entropy(D, P), expected, rtol=1e-15)
    np.testing.assert_allclose(nnbook.kl_divergence(D, P), expected, rtol=1e-15)


def test_what_cannot_happen_is_infinitely_surprising():
    D, P = np.array([[0.5, 0.5]]), np.array([[1.0, 0.0]])
    assert nnbook.cross_entropy(D, P) == [np.inf]
    assert nnbook.kl_divergence(D, P) == [np.inf]
    assert nnbook.kl_divergence(P, D) == pytest.approx(np.log(2))


def test_inputs_stay(rng):
    D, P = rng.dirichlet(np.ones(3), size=(2, 4))
    D.flags.writeable = P.flags.writeable = False
    assert nnbook.kl_divergence(D, P).shape == (4,)


GOOD = [[0.5, 0.5]]


@pytest.mark.parametrize(
    ("D", "P", "message"),
    [
        ([[0.5, 0.6]], GOOD, "D is .*, expected rows of numbers >= 0 that sum to 1"),
        (GOOD, [[0.5, 0.4]], "P is .*, expected rows of numbers >= 0 that sum to 1"),
        ([[1.5, -0.5]], GOOD, "D is .*, expected rows of numbers >= 0"),
        ([[np.nan, 1]], GOOD, "D is .*, expected rows of numbers >= 0"),
        ([0.5, 0.5], GOOD, r"D has shape \(2,\), expected \(N, n\) with N >= 1"),
        (GOOD, [[0.5, 0.5, 0]], r"P has shape \(1, 3\), expected that of D, \(1, 2\)"),
        (np.zeros((0, 2)), GOOD, r"D has shape \(0, 2\), expected"),
    ],
)
def test_bad_arguments_are_named(D, P, message):
    for function in (nnbook.cross_entropy, nnbook.kl_divergence):
        with pytest.raises(ValueError, match=message):
            function(D, P)
    if message.startswith("D is"):
        with pytest.raises(ValueError, match=message):
            nnbook.entropy(D)


def test_rounding_is_forgiven_up_to_a_millionth():
    nnbook.entropy([[0.5, 0.5 + 5e-7]])
    with pytest.raises(ValueError, match="D is"):
        nnbook.entropy([[0.5, 0.5 + 2e-6]])
