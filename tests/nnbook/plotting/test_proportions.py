"""Bars with whiskers."""

import numpy as np
import pytest

from nnbook import plotting


def test_bars_whiskers_and_notes():
    ends = [[0.6, 0.8], [0.9, 1.0]]
    ax = plotting.success_bars(["small", "wide"], [0.7, 1.0], ends, notes=["7", "10"])
    assert [bar.get_width() for bar in ax.patches] == [0.7, 1.0]
    whiskers = np.array([s[:, 0] for s in ax.collections[0].get_segments()])
    assert whiskers.tolist() == ends
    assert ax.lines[0].get_xdata().tolist() == [0.7, 1.0]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["small", "wide"]
    assert [text.get_text() for text in ax.texts] == ["7", "10"]
    assert [text.xy for text in ax.texts] == [(0.8, 0), (1.0, 1)]
    assert ax.get_ylim() == (1.5, -0.5)
    assert ax.get_xlim() == (0, 1)
    assert ax.get_xlabel() == "runs that succeed"
    assert ax.xaxis.get_major_formatter()(0.5) == "50 %"
    assert ax.figure.get_size_inches() == pytest.approx((6.66, 0.75 + 0.84))


def test_an_interval_may_leave_the_scale():
    """As Wald's do; a proportion may not."""
    ax = plotting.success_bars(["few"], [0.1], [[-0.05, 0.25]])
    assert ax.get_xlim() == (0, 1)


def test_an_interval_may_end_at_its_proportion():
    ax = plotting.success_bars(["none", "all"], [0, 1], [[0, 0.1], [0.9, 1]])
    assert not ax.texts
