"""The sixteen images, each with its class and whether it was classified rightly."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from nnbook import plotting
from nnbook.plotting.parity import TICK


def test_pixels_and_colours():
    ax = plotting.parity_table()
    boxes = np.array(ax.patches, dtype=object).reshape(16, 4)
    for number, image in enumerate(boxes):
        pixels = [box.get_facecolor()[3] > 0 for box in image]
        assert pixels == [bit == "1" for bit in f"{number:04b}"]
        parity = plotting.class_mark(sum(pixels) % 2)
        assert {to_hex(box.get_edgecolor()) for box in image} == {parity.colour}
        assert ax.lines[number].get_marker() == parity.marker
        assert ax.lines[number].get_color() == parity.colour
        assert ax.lines[number].get_xdata()[0] == image[0].get_x() + 0.97
    assert len(ax.lines) == 16


@pytest.mark.parametrize(("columns", "rows"), [(8, 2), (5, 4), (16, 1)])
def test_images_stand_in_rows(columns, rows):
    ax = plotting.parity_table(columns=columns)
    corners = [box.get_xy() for box in ax.patches[::4]]
    expected = [(3 * (i % columns), 3.2 * (i // columns)) for i in range(16)]
    assert np.array(corners) == pytest.approx(np.array(expected))
    assert len({y for _, y in corners}) == rows
    width, height = ax.figure.get_size_inches()
    (x0, x1), (y1, y0) = ax.get_xlim(), ax.get_ylim()
    assert height / width == pytest.approx((y1 - y0) / (x1 - x0))
    assert ax.get_aspect() == 1
    assert not ax.axison


def test_first_pixels_are_the_top_row():
    first, second, third, _ = plotting.parity_table().patches[:4]
    assert (second.get_x() - first.get_x(), second.get_y()) == (1, 0)
    assert (third.get_x(), third.get_y() - first.get_y()) == (0, 1)


def test_right_and_wrong_have_marks():
    ax = plotting.parity_table([True] * 13 + [False] * 3)
    signs = [line.get_marker() for line in ax.lines[1::2]]
    assert all(sign is TICK for sign in signs[:13])
    assert signs[13:] == ["x"] * 3
    first, sign = ax.lines[:2]
    assert first.get_xdata()[0] < ax.patches[0].get_x() + 0.97 < sign.get_xdata()[0]
