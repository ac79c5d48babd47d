"""Quarter circle and checkerboard: every point by its region."""

from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from nnbook.datasets import regions

REGIONS = [nnbook.quarter_circle, nnbook.checkerboard]


@given(st.integers(1, 50), st.integers(0, 99))
def test_quarter_circle(n, seed):
    X, y = nnbook.quarter_circle(n, rng=seed)
    assert y.tolist() == [int(a**2 + b**2 < 1) for a, b in X]


@given(st.integers(1, 50), st.integers(0, 99), st.integers(2, 9))
def test_checkerboard(n, seed, cells):
    X, y = nnbook.checkerboard(n, rng=seed, cells=cells)
    assert y.tolist() == [(floor(cells * a) + floor(cells * b)) % 2 for a, b in X]


def test_the_circle_itself_is_outside(monkeypatch):
    corners = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [1.0, 1.0]])
    rng = np.random.default_rng(0)
    monkeypatch.setattr(regions, "_unit_square", lambda *_: (corners, rng))
    X, y = nnbook.quarter_circle(4)
    assert X[y == 1].tolist() == [[0, 0]]


def test_four_cells_to_a_side_if_nothing_is_said():
    np.testing.assert_array_equal(
        nnbook.checkerboard(99).y, nnbook.checkerboard(99, cells=4).y
    )


@pytest.mark.parametrize(
    ("data", "share"),
    [
        (lambda n: nnbook.quarter_circle(n), np.pi / 4),
        (lambda n: nnbook.checkerboard(n), 1 / 2),
        (lambda n: nnbook.checkerboard(n, cells=3), 4 / 9),
    ],
    ids=["quarter circle", "even cells", "odd cells"],
)
def test_the_share_of_class_1(data, share):
    n = 40_000
    X, y = data(n)
    assert abs(y.mean() - share) < 4 * np.sqrt(share * (1 - share) / n)
    assert abs(X.mean(axis=0) - 0.5).max() < 4 / np.sqrt(12 * n)
    assert (X.min() >= 0, X.max() < 1) == (True, True)
    assert (X.min() < 0.001, X.max() > 0.999) == (True, True)


@pytest.mark.parametrize("region", REGIONS)
def test_a_seed_says_everything(region):
    one, two = region(20, 0.1, 5), region(20, noise=0.1, rng=np.random.default_rng(5))
    assert isinstance(one, nnbook.Dataset)
    assert (one.X.shape, one.X.dtype) == ((20, 2), np.float64)
    assert np.issubdtype(one.y.dtype, np.integer)
    np.testing.assert_array_equal(one.X, two.X)
    np.testing.assert_array_equal(one.y, two.y)
    assert (region(20, 0.1, 6).X != one.X).all()
    np.testing.assert_array_equal(region(20, rng=0).X, region(20, 0.0).X)


@pytest.mark.parametrize("region", REGIONS)
def test_noise_shifts_points_after_their_class_is_decided(region):
    clean, noisy = region(2000, rng=1), region(2000, 0.1, rng=1)
    np.testing.assert_array_equal(clean.y, noisy.y)
    assert (noisy.X - clean.X).std(axis=0) == pytest.approx(0.1, rel=0.1)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("noise", [-1, np.inf, np.nan])
def test_a_generator_does_not_move_for_what_is_refused(region, noise):
    generator = np.random.default_rng(0)
    with pytest.raises(
        ValueError, match=r"^noise is .*, expected a number in \[0, inf"
    ):
        region(10, noise, generator)
    assert generator.random() == np.random.default_rng(0).random()
