"""Moons, circles and spirals: on their curves, even, and reproducible."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook

CURVES = [nnbook.moons, nnbook.circles, nnbook.spirals]
SIZES = st.integers(2, 60)
SEEDS = st.integers(0, 99)


def by_rows(X, y):
    """Samples in an order that depends on them alone."""
    table = np.column_stack([y, X]).round(9)
    return table[np.lexsort(table.T)]


@given(SIZES, SEEDS)
def test_moons_lie_on_their_half_circles(n, seed):
    X, y = nnbook.moons(n, rng=seed)
    centre = np.where(y == 0, 0, [[1], [0.5]]).T
    np.testing.assert_allclose(((X - centre) ** 2).sum(axis=1), 1, atol=1e-12)
    assert (X[y == 0, 1] >= 0).all()
    assert (X[y == 1, 1] <= 0.5).all()


@given(SIZES, SEEDS, st.floats(0.05, 1))
def test_circles_lie_on_theirs(n, seed, factor):
    X, y = nnbook.circles(n, rng=seed, factor=factor)
    radius = np.where(y == 0, 1, factor)
    np.testing.assert_allclose(np.hypot(*X.T), radius, rtol=1e-12)


@given(SIZES, SEEDS, st.integers(2, 5), st.floats(0.1, 3))
def test_spirals_turn_with_their_radius(n, seed, arms, turns):
    n = n + arms
    X, y = nnbook.spirals(n, rng=seed, arms=arms, turns=turns)
    t = np.hypot(*X.T)
    assert (t > 0).all()
    assert t.max() == pytest.approx(1)
    angle = 2 * np.pi * (turns * t + y / arms)
    expected = t * np.exp(1j * angle)
    np.testing.assert_allclose(X[:, 0] + 1j * X[:, 1], expected, atol=1e-12)


@given(st.integers(2, 5), st.integers(1, 12))
def test_an_arm_turned_is_the_next_one(arms, size):
    X, y = nnbook.spirals(arms * size, arms=arms)
    z = X[:, 0] + 1j * X[:, 1]
    turned = z * np.exp(2j * np.pi / arms)
    for k in range(arms):
        here, there = turned[y == k], z[y == (k + 1) % arms]
        by_radius = [points[np.argsort(abs(points))] for points in (here, there)]
        np.testing.assert_allclose(*by_radius, atol=1e-12)


@pytest.mark.parametrize("curve", CURVES)
@pytest.mark.parametrize("n", [2, 3, 10, 11])
def test_classes_are_even(curve, n):
    X, y = curve(n)
    assert isinstance(curve(n), nnbook.Dataset)
    assert X.shape == (n, 2)
    assert X.dtype == np.float64
    assert np.issubdtype(y.dtype, np.integer)
    assert np.bincount(y).tolist() == [n // 2, n - n // 2]


@pytest.mark.parametrize(("n", "arms"), [(7, 3), (3, 3), (13, 5)])
def test_arms_are_even(n, arms):
    _, y = nnbook.spirals(n, arms=arms)
    expected = [(n + k) // arms for k in range(arms)]
    assert np.bincount(y).tolist() == expected


@pytest.mark.parametrize("n", [2, 11, 100])
def test_moons_and_circles_are_those_of_scikit_learn(n):
    theirs = pytest.importorskip("sklearn.datasets")
    np.testing.assert_allclose(
        by_rows(*nnbook.moons(n)), by_rows(*theirs.make_moons(n)), atol=1e-9
    )
    expected = theirs.make_circles(n, factor=0.3)
    np.testing.assert_allclose(
        by_rows(*nnbook.circles(n, factor=0.3)), by_rows(*expected), atol=1e-9
    )


def test_what_is_not_said():
    X, y = nnbook.circles(8)
    np.testing.assert_allclose(np.hypot(*X[y == 1].T), 0.5)
    X, y = nnbook.spirals(8)
    last = X[(y == 0) & (np.hypot(*X.T) > 0.99)]
    np.testing.assert_allclose(last, [[1, 0]], atol=1e-12)  # one whole turn
    first = X[(y == 0) & (np.hypot(*X.T) < 0.26)]
    np.testing.assert_allclose(first, [[0, 0.25]], atol=1e-12)  # in the first quarter
    assert np.bincount(y).tolist() == [4, 4]


@pytest.mark.parametrize("curve", CURVES)
def test_a_seed_says_everything(curve):
    one, two = curve(20, 0.1, 5), curve(20, noise=0.1, rng=np.random.default_rng(5))
    np.testing.assert_array_equal(one.X, two.X)
    np.testing.assert_array_equal(one.y, two.y)
    assert (curve(20, 0.1, 6).X != one.X).all()
    np.testing.assert_array_equal(curve(20, rng=0).X, curve(20, 0.0).X)


@pytest.mark.parametrize("curve", CURVES)
def test_noise_shifts_every_coordinate(curve):
    clean, noisy = curve(2000, rng=1), curve(2000, 0.1, rng=1)
    np.testing.assert_array_equal(clean.y, noisy.y)
    assert (noisy.X - clean.X).std(axis=0) == pytest.approx(0.1, rel=0.1)
    assert abs((noisy.X - clean.X).mean()) < 0.01


@pytest.mark.parametrize("curve", CURVES)
def test_points_come_in_random_order(curve):
    y = curve(40).y
    assert (np.diff(y) != 0).sum() > 5
    assert y.tolist() != np.sort(y).tolist()


def test_how_far_the_choices_reach():
    assert len(nnbook.circles(2, factor=0.999).X) == 2
    assert len(nnbook.circles(2, factor=1e-9).X) == 2
    assert len(nnbook.spirals(2, turns=1e-9).X) == 2


@pytest.mark.parametrize("curve", CURVES)
def test_a_generator_does_not_move_for_what_is_refused(curve):
    generator = np.random.default_rng(0)
    with pytest.raises(
        ValueError, match=r"^noise is -1, expected a number in \[0, inf"
    ):
        curve(10, -1, generator)
    assert generator.random() == np.random.default_rng(0).random()
