"""Images hold opacities; their colours follow the page."""

import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from nnbook import plotting
from nnbook.plotting.tints import recoloured, signed_tint, tint

IMAGE = np.array([[0.0, 0.5], [1.0, 0.25]])
WHERE = (1.0, 3.0, 2.0, 0.0)


@pytest.fixture
def ax():
    return plt.subplots(figsize=(3, 2))[1]


def opacities(image):
    return np.asarray(image.get_array())[..., 3]


def test_pixels_are_opacities_of_one_colour(ax):
    image = tint(ax, IMAGE, WHERE)
    assert opacities(image).tolist() == IMAGE.tolist()
    colours = {to_hex(pixel) for row in image.get_array() for pixel in row}
    assert colours == {plotting.INK}
    assert image.get_extent() == list(WHERE)


def test_signs_are_colours_and_a_minus(ax):
    positive, negative = signed_tint(ax, np.array([[0.5, -1.0, 0.0]]), WHERE)
    assert to_hex(positive.get_array()[0, 0]) == plotting.SERIES[0]
    assert opacities(positive).tolist() == [[0.5, 0, 0]]
    assert to_hex(negative.get_array()[0, 0]) == plotting.SERIES[4]
    below = opacities(negative).reshape(5, 3, 5).swapaxes(0, 1)
    assert not below[0].any()
    assert not below[2].any()
    cut = np.ones((5, 5))
    cut[2, 1:4] = 0
    assert below[1].tolist() == cut.tolist()


def test_a_sign_that_is_absent_is_not_drawn(ax):
    (image,) = signed_tint(ax, np.array([[0.0, -0.5]]), WHERE)
    assert to_hex(image.get_array()[0, 0]) == plotting.SERIES[4]
    assert signed_tint(ax, np.zeros((2, 2)), WHERE) == []


def test_the_page_pours_its_colour_over_them(ax):
    signed_tint(ax, np.array([[1.0, -1.0], [1.0, 0.0]]), WHERE)
    tint(ax, IMAGE, WHERE)
    svg = plotting.to_svg(ax.figure)
    colours = {plotting.INK, plotting.SERIES[0], plotting.SERIES[4]}
    floods = re.findall(r"flood-color: (#\w{6})", svg)
    assert floods == sorted(colours)
    used = re.findall(r'filter="url\(#tint-(\w{6})\)"', svg)
    assert sorted(f"#{colour}" for colour in used) == sorted(colours)
    assert set(re.findall(r'<filter id="tint-(\w{6})"', svg)) == set(used)
    assert 'id="tint-#' not in svg
    assert "image-rendering:pixelated" in svg
    assert svg.index("<defs><filter") < svg.index("<g ")


def test_other_figures_are_left_alone():
    assert recoloured("<svg ><image/></svg>") == "<svg ><image/></svg>"
