"""Cross-entropy, entropy and divergence, against SciPy and by their laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnbook
from tests.nnbook import references as ref

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


def test_agrees_with_60_digits(rng):
    D, P = rng.dirichlet(np.ones(5), size=(2, 6))
    D[0] = [0, 1, 0, 0, 0]
    for d, p in zip(D, P, strict=True):
        pairs = zip(ref.map_big(d), ref.map_big(p), strict=True)
        terms = [(a * ref.mpmath.log(b), a, b) for a, b in pairs if a > 0]
        expected = float(-sum(term for term, _, _ in terms))
        assert nnbook.cross_entropy([d], [p]) == pytest.approx(expected, rel=1e-14)
        ratio = float(sum(a * ref.mpmath.log(a / b) for _, a, b in terms))
        assert nnbook.kl_divergence([d], [p]) == pytest.approx(ratio, rel=1e-13)


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


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_type_is_kept(dtype, rng):
    D, P = rng.dirichlet(np.ones(3), size=(2, 4)).astype(dtype)
    exact = nnbook.kl_divergence(D.astype(float), P.astype(float))
    got = nnbook.kl_divergence(D, P)
    assert (got.dtype, got.shape) == (dtype, (4,))
    np.testing.assert_allclose(got, exact, atol=5e-7)


def test_lists_and_integers_are_taken():
    np.testing.assert_array_equal(nnbook.entropy([[0, 1], [1, 0]]), [0, 0])
    half = nnbook.cross_entropy([[1, 0]], [[0.5, 0.5]])
    np.testing.assert_array_equal(half, [np.log(2)])


def test_rounding_is_forgiven_up_to_a_millionth():
    nnbook.entropy([[0.5, 0.5 + 5e-7]])
    with pytest.raises(ValueError, match="D is"):
        nnbook.entropy([[0.5, 0.5 + 2e-6]])
