"""Counts or shares, right in blue, wrong in red."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

import nnbook
from nnbook import plotting


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_every_count_is_printed_and_right_is_blue():
    ax = plotting.confusion_heatmap([[7, 0], [2, 5]], ["even", "odd"])
    assert texts(ax) == ["7", "0", "2", "5"]
    assert [text.get_position() for text in ax.texts] == [
        (0, 0),
        (1, 0),
        (0, 1),
        (1, 1),
    ]
    blue, red = plotting.SERIES[0], plotting.SERIES[4]
    faces = [to_hex(patch.get_facecolor()) for patch in ax.patches]
    assert faces == [blue, red, red, blue]
    centres = [patch.get_center() for patch in ax.patches]
    assert np.array(centres) == pytest.approx(
        np.array([(0, 0), (1, 0), (0, 1), (1, 1)])
    )
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("predicted", "true")
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["even", "odd"]
    assert ax.get_ylim() == (1.5, -0.5)


def test_tint_is_the_share_of_the_row():
    ax = plotting.confusion_heatmap([[70, 30], [0, 1]])
    tints = [patch.get_facecolor()[3] for patch in ax.patches]
    assert tints == pytest.approx([0.5 * 0.7**0.6, 0.5 * 0.3**0.6, 0, 0.5])


def test_zeros_are_faint():
    ax = plotting.confusion_heatmap([[1, 0], [0, 1]])
    one, zero = ax.texts[:2]
    assert (one.get_color(), one.get_alpha()) == (plotting.INK, 1)
    assert (zero.get_color(), zero.get_alpha()) == (plotting.SOFT, 0.6)


def test_shares_are_printed_in_per_cent():
    ax = plotting.confusion_heatmap([[2, 1], [0, 5]], normalize="true")
    assert texts(ax) == ["66.7", "33.3", "0", "100.0"]
    assert ax.get_xlabel() == "predicted (per cent of the row)"


@pytest.mark.parametrize(
    ("normalize", "of"), [("true", "row"), ("predicted", "column"), ("all", "whole")]
)
def test_shares_are_those_of_the_confusion_matrix(normalize, of):
    y, p = [0, 0, 0, 1, 1, 2], [0, 1, 0, 1, 2, 0]
    counts = nnbook.confusion_matrix(y, p)
    shares = nnbook.confusion_matrix(y, p, normalize=normalize)
    ax = plotting.confusion_heatmap(counts, normalize=normalize)
    expected = [f"{100 * share:.1f}" if share else "0" for share in shares.flat]
    assert texts(ax) == expected
    tints = [patch.get_facecolor()[3] for patch in ax.patches]
    assert tints == pytest.approx(0.5 * shares.ravel() ** 0.6)
    assert ax.get_xlabel() == f"predicted (per cent of the {of})"


def test_empty_row_divides_by_nothing():
    assert texts(plotting.confusion_heatmap([[0, 0], [1, 1]]))[:2] == ["0", "0"]


@pytest.mark.parametrize(("K", "size"), [(7, 10.5), (8, 8.5), (10, 8.5)])
def test_numbers_of_many_classes_are_smaller(K, size):
    ax = plotting.confusion_heatmap(np.eye(K))
    assert {text.get_fontsize() for text in ax.texts} == {size}
    labels = [label.get_text() for label in ax.get_xticklabels()]
    assert labels == [str(k) for k in range(K)]
    side = min(5.2, 1.4 + 0.42 * K)
    assert ax.figure.get_size_inches() == pytest.approx((side, side))


def test_four_digits_fit_their_cell_on_a_phone():
    ax = plotting.confusion_heatmap(np.full((10, 10), 1135))
    ax.figure.set_size_inches(3.65, 3.65)
    ax.figure.draw_without_rendering()
    number, cell = ax.texts[0], ax.patches[0]
    assert number.get_window_extent().width < cell.get_window_extent().width
