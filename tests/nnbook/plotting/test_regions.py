"""The plane is tinted as `predict` says, in the colours of the points."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from nnbook import plotting


def sign(points):
    return (points[:, 0] > 0).astype(int)


@pytest.fixture
def X(rng):
    return rng.normal(size=(30, 2))


def parts(ax):
    """Tinted regions by colour, borders, and points."""
    tints = [c for c in ax.collections if c.get_alpha() == 0.2]
    borders = [c for c in ax.collections if hasattr(c, "levels") and c not in tints]
    points = [c for c in ax.collections if not hasattr(c, "levels")]
    return {to_hex(c.get_facecolor()[0]): c for c in tints}, borders, points


def test_regions_are_where_predict_says(X):
    ax = plotting.decision_regions(sign, X, sign(X), resolution=41)
    tints, borders, points = parts(ax)
    assert list(tints) == [plotting.EVEN.colour, plotting.ODD.colour]
    inside = [c.get_paths()[0].contains_points(X) for c in tints.values()]
    clear = np.abs(X[:, 0]) > 0.2
    assert (inside[0] == (X[:, 0] < 0))[clear].all()
    assert (inside[1] == (X[:, 0] > 0))[clear].all()
    step = np.ptp(ax.dataLim.intervalx) / 40
    for border in borders:
        assert np.abs(border.get_paths()[0].vertices[:, 0]).max() < 2 * step
    assert [to_hex(c.get_facecolor()[0]) for c in points] == list(tints)
    assert points[0].get_offsets().tolist() == X[X[:, 0] <= 0].tolist()
    assert (ax.get_aspect(), ax.get_xlabel(), ax.get_ylabel()) == (1, "x₁", "x₂")


def test_plane_has_room_around_the_points():
    X = np.array([[0.0, 1.0], [10.0, 3.0]])
    seen = []
    ax = plotting.decision_regions(
        lambda points: seen.append(points) or sign(points), X, [0, 1]
    )
    assert len(seen[0]) == 240**2
    assert seen[0].min(axis=0) == pytest.approx([-0.8, 0.84])
    assert seen[0].max(axis=0) == pytest.approx([10.8, 3.16])
    assert ax.figure.get_size_inches() == pytest.approx((4.4, 4.2))


def test_one_class_everywhere_has_no_border(X):
    ax = plotting.decision_regions(
        lambda points: np.full(len(points), 4), X, [0] * 30, resolution=4
    )
    tints, borders, _ = parts(ax)
    assert list(tints) == [plotting.SERIES[4]]
    assert not borders


def test_no_border_of_a_class_between(X):
    ax = plotting.decision_regions(
        lambda points: 2 * sign(points), X, [0] * 30, resolution=20
    )
    tints, borders, _ = parts(ax)
    assert list(tints) == [plotting.SERIES[0], plotting.SERIES[2]]
    assert len(borders) == 2


@pytest.mark.parametrize(("n", "pixels"), [(1000, False), (1001, True)])
def test_dense_points_are_rasterised(rng, n, pixels):
    X = rng.normal(size=(n, 2))
    ax = plotting.decision_regions(sign, X, [0] * n, resolution=4)
    assert ax.collections[-1].get_rasterized() == pixels


def test_points_in_one_place_are_a_plane_too():
    seen = []
    plotting.decision_regions(
        lambda points: seen.append(points) or sign(points), [[1, 1]], [0], resolution=2
    )
    assert (np.ptp(seen[0], axis=0) > 0).all()
