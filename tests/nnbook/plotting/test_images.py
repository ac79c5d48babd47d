"""Grids of small images on one scale, which is printed."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from nnbook import plotting

INK, BLUE, RED = plotting.INK, plotting.SERIES[0], plotting.SERIES[4]


def drawn(ax, colour):
    """(left edge, top edge) -> opacities of each image of this colour."""
    found = {}
    for image in ax.images:
        pixels = np.asarray(image.get_array())
        if to_hex(pixels[0, 0]) == colour:
            left, right, bottom, top = image.get_extent()
            found[round(left, 6), round(top, 6)] = pixels[..., 3], (right, bottom)
    return found


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_feature_maps_are_ink_on_one_scale(rng):
    A = rng.random((5, 4, 6))
    A[1] = 0
    ax = plotting.feature_maps(A, columns=3)
    maps = drawn(ax, INK)
    step = 4 / 6 + 0.12
    for i in range(5):
        where = round(1.12 * (i % 3), 6), round(step * (i // 3), 6)
        opacity, (right, bottom) = maps.pop(where)
        assert opacity == pytest.approx(A[i] / A.max())
        assert (right - where[0], bottom - where[1]) == pytest.approx((1, 4 / 6))
    ((opacity, ends),) = maps.values()
    assert opacity[0] == pytest.approx(np.linspace(0, 1, 11))
    assert ends[0] == 3
    assert texts(ax) == ["0", f"{A.max():.2g}"]
    assert len(ax.patches) == 6
    assert {to_hex(p.get_edgecolor()) for p in ax.patches} == {plotting.LINE}
    assert ax.get_xlim() == pytest.approx((-0.02, 3.26))
    assert ax.get_aspect() == 1
    assert not any(spine.get_visible() for spine in ax.spines.values())


def test_maps_that_are_zero_everywhere():
    ax = plotting.feature_maps(np.zeros((2, 3, 3)))
    assert not any(opacity.any() for opacity, _ in list(drawn(ax, INK).values())[:2])
    assert texts(ax) == ["0", "0"]


def test_values_below_zero_are_centred():
    ax = plotting.feature_maps([[[4, -1]]])
    blue, red = drawn(ax, BLUE), drawn(ax, RED)
    assert blue[0, 0][0].tolist() == [[1, 0]]
    assert red[0, 0][0][0].tolist() == [0] * 5 + [0.25] * 5
    assert texts(ax) == ["−4", "0", "4"]
    assert [text.xy[0] for text in ax.texts] == [0, 0.5, 1]
    sides = [text.get_horizontalalignment() for text in ax.texts]
    assert sides == ["left", "center", "right"]


def test_values_above_zero_need_no_sign():
    ax = plotting.feature_maps([[[4, 1]]])
    assert drawn(ax, INK)[0, 0][0].tolist() == [[1, 0.25]]
    assert texts(ax) == ["0", "4"]


def test_the_largest_may_be_below_zero():
    ax = plotting.feature_maps([[[1, -4]]])
    assert drawn(ax, BLUE)[0, 0][0].tolist() == [[0.25, 0]]
    assert texts(ax) == ["−4", "0", "4"]


def test_filters_of_one_channel_wrap(rng):
    W = rng.normal(size=(10, 1, 3, 3))
    ax = plotting.filters(W)
    tops = sorted({top for _, top in drawn(ax, BLUE)})
    assert tops[:2] == pytest.approx([0, 1.12])
    lefts = sorted({left for left, _ in drawn(ax, BLUE)})
    assert lefts == pytest.approx([1.12 * i for i in range(8)])
    last, _ = drawn(ax, BLUE)[1.12, 1.12]
    top = np.abs(W).max()
    assert last == pytest.approx(np.maximum(W[9, 0], 0) / top)
    assert not len(ax.get_xticks())
    assert len(ax.patches) == 11


def test_filters_of_several_channels_are_a_table(rng):
    W = rng.normal(size=(2, 3, 4, 5))
    ax = plotting.filters(W, columns=1)
    opacity, _ = drawn(ax, BLUE)[round(1.12 * 2, 6), 0.92]
    assert opacity == pytest.approx(np.maximum(W[1, 2], 0) / np.abs(W).max())
    assert [t.get_text() for t in ax.get_xticklabels()] == ["0", "1", "2"]
    assert [t.get_text() for t in ax.get_yticklabels()] == ["0", "1"]
    assert ax.get_xticks() == pytest.approx([0.5, 1.62, 2.74])
    assert ax.get_yticks() == pytest.approx([0.4, 1.32])
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("channel", "filter")
    assert ax.xaxis.get_label_position() == "top"


@pytest.mark.parametrize(("columns", "width"), [(2, 2.2 * 1.12), (8, 6.66 * 1.12)])
def test_images_are_not_too_large(rng, columns, width):
    fig = plotting.feature_maps(rng.random((8, 4, 4)), columns=columns).figure
    assert fig.get_size_inches()[0] == pytest.approx(width)


def test_axes_may_be_given(rng):
    ax = plotting.filters(np.ones((1, 1, 2, 2)))
    assert plotting.filters(np.ones((1, 2, 2, 2)), ax=ax) is ax
    assert plotting.feature_maps(np.ones((1, 2, 2)), ax=ax) is ax


def test_two_channels_have_numbers_too(rng):
    ax = plotting.filters(rng.normal(size=(3, 2, 4, 4)))
    assert [label.get_text() for label in ax.get_xticklabels()] == ["0", "1"]
    assert ax.get_xlabel() == "channel"
