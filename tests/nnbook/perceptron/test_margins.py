"""Margins against plain geometry, and the bound of the convergence theorem."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nnbook import Perceptron, geometric_margins, novikoff_bound

whole = st.integers(-6, 6)


def test_margins_are_distances_with_a_sign(rng):
    """The nearest point of the boundary is at that distance, along w."""
    X, y = rng.normal(size=(30, 3)), rng.integers(0, 2, size=30)
    w, b = rng.normal(size=3), 0.7
    margins = geometric_margins(X, y, w, b)
    assert margins.shape == (30,)
    t = np.where(y == 1, 1, -1)
    foot = X - (t * margins)[:, None] * w / np.linalg.norm(w)
    np.testing.assert_allclose(foot @ w + b, 0, atol=1e-13)
    right = (X @ w + b > 0) == (y == 1)
    np.testing.assert_array_equal(margins > 0, right)


@given(st.floats(1e-3, 1e3))
def test_margins_do_not_depend_on_the_length_of_w(scale):
    X, y = [[1.0, 2.0], [-1.0, 3.0]], [1, 0]
    once = geometric_margins(X, y, [3.0, -4.0], 2.0)
    np.testing.assert_allclose(once, [-0.6, 2.6], rtol=1e-14)
    scaled = geometric_margins(X, y, [3 * scale, -4 * scale], 2 * scale)
    np.testing.assert_allclose(scaled, once, rtol=1e-12)


def test_a_perceptron_knows_its_margins(rng):
    X, y = rng.normal(size=(9, 2)), rng.integers(0, 2, size=9)
    perceptron = Perceptron(2)
    perceptron.w[:], perceptron.b = [3, 4], 1
    expected = geometric_margins(X, y, [3, 4], 1)
    np.testing.assert_array_equal(perceptron.margins(X, y), expected)


@given(st.data(), st.integers(1, 3))
def test_updates_stay_below_novikoffs_bound(data, n):
    """On data that a random boundary separates, in any order, with any rate."""
    w = data.draw(st.tuples(*[whole] * n))
    b = data.draw(whole) + 0.5  # on whole numbers, no sample lies on the boundary
    X = data.draw(st.lists(st.tuples(*[whole] * n), min_size=1, max_size=10))
    y = [int(np.dot(w, x) + b > 0) for x in X]
    bound = novikoff_bound(X, y, w, b) if any(w) else None
    assume(bound is not None)
    R2 = max(1 + sum(v * v for v in x) for x in X)
    gamma = min(abs(Fraction(int(np.dot(w, x))) + Fraction(b)) for x in X)
    squares = sum(v * v for v in w) + Fraction(b) ** 2
    assert bound == pytest.approx(float(R2 * squares / gamma**2), rel=1e-12)
    assume(bound < 3000)
    rng = data.draw(st.none() | st.integers(0, 9))
    log = Perceptron(n, lr=data.draw(st.sampled_from([0.5, 1]))).fit(X, y, 4000, rng)
    assert log.converged
    assert log.per_epoch.sum() <= bound * (1 + 1e-12)


def test_the_bound_can_be_reached():
    """One sample at the origin of class 0: R = 1, gamma = 1, and one update."""
    log = Perceptron(1).fit([[0.0]], [0])
    assert log.per_epoch.sum() == 1
    assert novikoff_bound([[0.0]], [0], [0.0], -1.0) == 1


@pytest.mark.parametrize(("w", "b"), [([0.0], 0.5), ([1.0], 0.0), ([-1.0], 0.5)])
def test_a_boundary_that_does_not_separate_has_no_bound(w, b):
    message = "smallest margin is .*, expected a number > 0"
    with pytest.raises(ValueError, match=message):
        novikoff_bound([[0.0], [1.0]], [0, 1], w, b)
