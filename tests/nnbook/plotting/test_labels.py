"""A name stands where its line ends, or as near as others leave room."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.isotonic import isotonic_regression

from nnbook import plotting
from nnbook.plotting.labels import spread


def test_labels_of_near_lines_are_moved_apart_in_order():
    _, ax = plt.subplots()
    for i, end in enumerate((0.5, 0.51, 0.52, 0.0, 1.0)):
        ax.plot([0, 1], [0.3, end], label=f"line {i}")
    plotting.label_line_ends(ax, ax.lines, gap=0.1)
    y = {text.get_text(): text.xy[1] for text in ax.texts}
    heights = [y[f"line {i}"] for i in (3, 0, 1, 2, 4)]
    assert min(np.diff(heights)) >= 0.1 - 1e-12


def test_label_stands_at_the_last_point_that_is_shown():
    _, ax = plt.subplots()
    (line,) = ax.plot([0, 1, 2], [0, 1, np.nan], label="stops")
    before = ax.get_xlim(), ax.get_ylim()
    plotting.label_line_ends(ax, [line])
    (label,) = ax.texts
    assert label.get_color() == line.get_color()
    to_axes = ax.transData + ax.transAxes.inverted()
    assert label.xy == pytest.approx(to_axes.transform((1, 1)))
    assert (ax.get_xlim(), ax.get_ylim()) == before
    assert not ax.get_autoscale_on()
    assert not label.get_annotation_clip()


def test_limits_stay_free_where_a_line_is_refused():
    _, ax = plt.subplots()
    lines = [ax.plot(x, x)[0] for x in ([0, 1], [np.nan])]
    with pytest.raises(ValueError, match="expected lines with a finite point"):
        plotting.label_line_ends(ax, lines)
    assert ax.get_autoscale_on()
    assert not ax.texts


def test_default_gap_is_the_height_of_a_line_of_text():
    _, ax = plt.subplots()
    lines = [ax.plot([0, 1], [0, 1], label=name)[0] for name in "ab"]
    plotting.label_line_ends(ax, lines)
    a, b = (text.xy[1] for text in ax.texts)
    assert b - a == pytest.approx(0.085)


def test_what_has_room_stays():
    placed = spread(np.array([0.9, 0.1, 0.12]), 0.1)
    assert placed == pytest.approx([0.9, 0.06, 0.16])


heights = st.lists(st.floats(0, 1), min_size=1, max_size=7).map(np.array)


@given(heights, st.floats(0, 0.5))
def test_spread_keeps_the_order_the_gap_and_the_centre(values, gap):
    placed = spread(values, gap)
    order = np.argsort(values, kind="stable")
    assert (np.diff(placed[order]) >= gap - 1e-9).all()
    assert placed.mean() == pytest.approx(values.mean(), abs=1e-9)


@given(heights)
def test_spread_is_the_isotonic_regression(values):
    order = np.argsort(values, kind="stable")
    steps = 0.2 * np.arange(len(values))
    expected = isotonic_regression(values[order] - steps) + steps
    assert spread(values, 0.2)[order] == pytest.approx(expected)
