"""The same figure is the same file: text as text, nothing of the day it was drawn."""

import re

import matplotlib.pyplot as plt
import numpy as np

from nnbook import plotting
from nnbook.plotting.tints import tint


def figure():
    fig, axes = plt.subplots(1, 3, figsize=(6.66, 2.4), sharey=True)
    for ax in axes:
        ax.plot([0, 1], [0, 1], label="rises")
        ax.set_ylabel("loss")
        plotting.label_line_ends(ax, ax.lines)
    return fig


def test_same_figure_same_file():
    fig = figure()
    first = plotting.to_svg(fig)
    assert plotting.to_svg(fig) == first
    assert plotting.to_svg(figure()) == first


def test_text_stays_text_and_ground_is_transparent():
    svg = plotting.to_svg(figure())
    assert svg.startswith("<svg ")
    assert ">rises</text>" in svg
    assert "#ffffff" not in svg
    assert "<metadata>" not in svg
    assert "Date" not in svg


def test_phone_gets_a_drawing_of_its_own():
    svg = plotting.to_svg(figure())
    wide, narrow = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert float(wide[0]) / 72 == np.float64(6.66)
    assert round(float(narrow[0]) / 72, 3) == 3.65
    assert 'class="narrow" display="none"' in svg
    assert svg.endswith("</svg>\n</svg>\n")


def test_one_drawing_is_enough():
    fig, _ = plt.subplots(figsize=(3.65, 2))
    assert plotting.to_svg(fig).count("<svg") == 1
    assert plotting.to_svg(figure(), narrow=False).count("<svg") == 1


def test_tints_are_recoloured():
    fig, ax = plt.subplots(figsize=(3, 2))
    tint(ax, np.eye(2), (0, 1, 1, 0))
    assert 'filter="url(#tint-1d2126)"' in plotting.to_svg(fig)
