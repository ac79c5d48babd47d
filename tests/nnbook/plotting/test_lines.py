"""The line is where the neuron changes its mind; its margin is the nearest point."""

import numpy as np
import pytest
from matplotlib.lines import AxLine

from nnbook import plotting

X = np.array([[0.0, 0.0], [1.0, 0.0], [3.0, 1.0], [4.0, 3.0]])
y = [0, 0, 1, 1]
w, b = np.array([2.0, 1.0]), -4.0


def lines(ax):
    """Two points of each line."""
    axlines = [line for line in ax.lines if isinstance(line, AxLine)]
    return np.array([[line.get_xy1(), line.get_xy2()] for line in axlines])


def test_line_and_arrow():
    ax = plotting.separating_line(X, y, w, b)
    (line,) = lines(ax)
    assert line @ w + b == pytest.approx([0, 0])
    assert np.ptp(line, axis=0).any()
    arrow, name = ax.texts
    start, end = np.array(arrow.xyann), np.array(arrow.xy)
    assert start @ w + b == pytest.approx(0)
    direction = end - start
    assert direction @ [-1, 2] == pytest.approx(0)
    assert direction @ w > 0
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    assert np.hypot(*direction) == pytest.approx(0.16 * (right - left))
    assert (left, right) == pytest.approx((-0.32, 4.32))
    assert (low, high) == pytest.approx((-0.24, 3.24))
    middle = np.array([left + right, low + high]) / 2
    assert (middle - start) @ [-1, 2] == pytest.approx(0)
    assert name.get_text() == "w"
    assert name.get_position() == pytest.approx(end + direction / 4)
    assert ax.get_title("right") == ""
    assert (ax.get_aspect(), ax.get_xlabel(), ax.get_ylabel()) == (1, "x₁", "x₂")


def test_points_have_the_marks_of_their_classes():
    even, odd = plotting.separating_line(X, y, w, b).collections
    assert even.get_offsets().tolist() == X[:2].tolist()
    assert odd.get_offsets().tolist() == X[2:].tolist()


def test_margin_goes_through_the_nearest_point():
    ax = plotting.separating_line(X, y, w, b, margin=True)
    middle, *sides = lines(ax)
    assert sides[0] @ w + b == pytest.approx([2, 2])
    assert sides[1] @ w + b == pytest.approx([-2, -2])
    assert ax.get_title("right") == f"margin {2 / 5**0.5:.3g}"
    assert [line.get_linestyle() for line in ax.lines] == ["-", "--", "--"]
    assert middle @ w + b == pytest.approx([0, 0])


def test_older_lines_are_fainter_and_no_line_is_not_drawn():
    history = [[0, 0, 0], [1, 0, 0], [1, 1, -3]]
    ax = plotting.separating_line(X, y, w, b, history=history)
    first, second, last = lines(ax)
    assert first[:, 0] == pytest.approx([0, 0])
    assert second.sum(axis=1) == pytest.approx([3, 3])
    assert last @ w + b == pytest.approx([0, 0])
    alphas = [line.get_alpha() for line in ax.lines]
    assert alphas == pytest.approx([0.2 + 0.6 / 3, 0.2 + 0.6 * 2 / 3, 1])
    assert ax.lines[0].get_color() == plotting.SOFT
    assert ax.lines[-1].get_color() == plotting.INK


def test_points_may_be_of_one_class_and_lie_anywhere():
    ax = plotting.separating_line(X - 2, [0, 0, 0, 0], w, b)
    start = np.array(ax.texts[0].xyann)
    middle = np.array([np.mean(ax.get_xlim()), np.mean(ax.get_ylim())])
    assert (middle - start) @ [-1, 2] == pytest.approx(0)
