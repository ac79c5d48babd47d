"""One colour and mark for one meaning, also in a grey print."""

from itertools import combinations, pairwise

import matplotlib as mpl
import numpy as np
import pytest

from nnbook import plotting


def lightness(colour):
    """L* of CIELAB, which is what a grey print shows."""
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    y = float(linear @ [0.2126, 0.7152, 0.0722])
    return 116 * y ** (1 / 3) - 16


def test_cycle_is_the_palette():
    cycle = mpl.rcParams["axes.prop_cycle"].by_key()
    assert tuple(cycle["color"]) == plotting.SERIES


def test_neighbours_in_the_cycle_differ_in_grey_and_in_dash():
    cycle = mpl.rcParams["axes.prop_cycle"].by_key()
    grey = [lightness(colour) for colour in cycle["color"]]
    assert min(abs(a - b) for a, b in pairwise(grey)) > 10
    assert len({str(dash) for dash in cycle["linestyle"]}) == len(grey)


def test_every_series_stands_out_from_the_paper():
    paper = lightness(plotting.PAPER)
    assert all(paper - lightness(c) > 45 for c in (*plotting.SERIES, plotting.SOFT))


def test_classes_differ_in_marker_and_the_first_two_in_grey():
    even, odd = plotting.EVEN, plotting.ODD
    assert abs(lightness(even.colour) - lightness(odd.colour)) > 10
    assert (even.name, even.marker) == ("even", "o")
    assert (odd.name, odd.marker) == ("odd", "s")
    assert plotting.class_mark(0) is even
    assert plotting.class_mark(1) is odd
    marks = [plotting.class_mark(k) for k in range(5)]
    assert [mark.colour for mark in marks] == list(plotting.SERIES)
    assert [mark.name for mark in marks[2:]] == ["class 2", "class 3", "class 4"]
    assert all(a.marker != b.marker for a, b in combinations(marks, 2))


def test_every_colour_has_a_name_on_the_page():
    tokens = dict(plotting.TOKENS)
    names = ["paper", "ink", "soft", "line", *(f"series-{i}" for i in range(1, 6))]
    assert list(tokens.values()) == names
    assert list(tokens)[4:] == list(plotting.SERIES)


@pytest.mark.parametrize("k", [-1, 5, 1.0])
def test_a_class_without_a_mark_is_refused(k):
    with pytest.raises(ValueError, match=f"k is {k}, expected"):
        plotting.class_mark(k)
