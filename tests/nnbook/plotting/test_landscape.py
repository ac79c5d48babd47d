"""Heights are those of f; paths start at a ring and end at a mark and a name."""

import numpy as np
import pytest

from nnbook import plotting

PATHS = {"slow": [[2, 1], [1, 1]], "fast": [[2, 1], [1, 0], [0.5, 0.25]]}


def bowl(theta):
    assert theta.shape == (2,)
    return 3 + theta[0] ** 2 + 4 * theta[1] ** 2


def test_levels_grow_by_a_factor_from_the_lowest():
    ax = plotting.landscape(bowl, {}, (-3, 3), (-1, 1), levels=5, resolution=31)
    (contour,) = ax.collections
    above = np.asarray(contour.levels) - 3
    assert len(above) == 5
    assert above[1:] / above[:-1] == pytest.approx(np.full(4, 1000**0.2))
    assert above[0] == pytest.approx(13 / 1000)
    for level, path in zip(above, contour.get_paths(), strict=True):
        theta1, theta2 = path.vertices.T
        assert theta1**2 + 4 * theta2**2 == pytest.approx(
            np.full(len(theta1), level), abs=0.05
        )
    assert (ax.get_xlim(), ax.get_ylim()) == ((-3, 3), (-1, 1))
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("θ₁", "θ₂")
    assert not ax.texts


def test_defaults():
    calls = []
    ax = plotting.landscape(
        lambda theta: calls.append(1) or bowl(theta), {}, (0, 1), (0, 1)
    )
    assert len(calls) == 200**2
    assert len(ax.collections[0].levels) == 12
    assert ax.figure.get_size_inches() == pytest.approx((6.66, 4.2))


def test_paths_with_start_and_end():
    ax = plotting.landscape(bowl, PATHS, (-3, 3), (-1, 2), resolution=9)
    for i, (name, path) in enumerate(PATHS.items()):
        line, start, end = ax.lines[3 * i : 3 * i + 3]
        assert line.get_xydata().tolist() == path
        assert line.get_color() == end.get_color() == plotting.SERIES[i]
        assert start.get_xydata().tolist() == [path[0]]
        assert (start.get_marker(), start.get_markerfacecolor()) == (
            "o",
            plotting.PAPER,
        )
        assert end.get_xydata().tolist() == [path[-1]]
        assert end.get_marker() == plotting.class_mark(i).marker
        assert ax.texts[i].get_text() == name
        assert ax.texts[i].get_bbox_patch() is not None
        assert ax.texts[i].get_zorder() < end.get_zorder()
    assert ax.lines[0].get_linestyle() != ax.lines[3].get_linestyle()


def test_five_paths_and_no_more():
    paths = {str(i): PATHS["slow"] for i in range(5)}
    ax = plotting.landscape(bowl, paths, (-3, 3), (-1, 2), resolution=5)
    assert len({line.get_marker() for line in ax.lines[2::3]}) == 5
