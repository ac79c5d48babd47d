"""The diagram shows the network that it was given."""

import numpy as np
import pytest

import nnbook
from nnbook import plotting


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_it_shows_the_network():
    network = nnbook.mlp([4, 5, 2])
    assert plotting.layer_sizes(network) == [4, 5, 2]
    ax = plotting.network_diagram(network)
    lines = [c for c in ax.collections if hasattr(c, "get_segments")]
    assert [len(c.get_segments()) for c in lines] == [20, 10]
    units = [c for c in ax.collections if not hasattr(c, "get_segments")]
    assert [len(c.get_offsets()) for c in units] == [4, 5, 2]
    assert [set(c.get_offsets()[:, 0]) for c in units] == [{0}, {1}, {2}]
    counts = [int(t.split("=")[1]) for t in texts(ax) if "=" in t]
    assert sum(counts) == network.parameter_count


def test_layers_without_parameters_are_not_shown():
    layers = [nnbook.Flatten(), nnbook.Dense(4, 3), nnbook.Dropout(0.5)]
    network = nnbook.Network([*layers, nnbook.Activate("relu"), nnbook.Dense(3, 2)])
    assert plotting.layer_sizes(network) == [4, 3, 2]
    ax = plotting.network_diagram(network, weights=True)
    counts = [int(t.split("=")[1]) for t in texts(ax) if "=" in t]
    assert sum(counts) == network.parameter_count


def test_layers_are_named():
    assert texts(plotting.network_diagram([4, 1]))[::3] == ["input", "output"]
    three = texts(plotting.network_diagram([4, 1, 2]))
    assert three[:6] == ["input", "4 units", "", "hidden", "1 unit", "4·1 + 1 = 5"]
    four = texts(plotting.network_diagram([4, 3, 5, 2]))
    assert four[::3] == ["input", "hidden 1", "hidden 2", "output"]
    assert four[2::3] == ["", "4·3 + 3 = 15", "3·5 + 5 = 20", "5·2 + 2 = 12"]


@pytest.mark.parametrize(("widest", "size"), [(6, 190), (7, 110)])
def test_many_units_are_smaller(widest, size):
    units = plotting.network_diagram([2, widest]).collections[-1]
    assert units.get_sizes().tolist() == [size]


def test_lines_join_units():
    ax = plotting.network_diagram([2, 3])
    lines, left, right = ax.collections
    ends = np.array(lines.get_segments())
    assert ends[:, 0].tolist() == np.repeat(left.get_offsets(), 3, axis=0).tolist()
    assert ends[:, 1].tolist() == right.get_offsets().tolist() * 2


def test_weights_are_widths_and_signs_are_dashes():
    network = nnbook.mlp([2, 3, 1], seed=1)
    network.layers[0].W[...] = [[1.0, -2.0, 0.5], [4.0, 3.0, -0.1]]
    ax = plotting.network_diagram(network, weights=True)
    positive, negative = ax.collections[:2]
    shares = np.array([1.0, 0.5, 4.0, 3.0]) / 4
    assert positive.get_linewidths() == pytest.approx(0.15 + 2.4 * shares)
    assert negative.get_linewidths() == pytest.approx([0.15 + 1.2, 0.15 + 0.06])
    assert len(positive.get_segments()) == 4
    assert len(negative.get_segments()) == 2
    assert positive.get_linestyles() != negative.get_linestyles()


def test_weights_of_zero_are_not_drawn():
    network = nnbook.mlp([2, 2])
    network.theta[:] = 0
    ax = plotting.network_diagram(network, weights=True)
    assert not any(c.get_segments() for c in ax.collections[:2])


def test_wide_layer_is_cut_and_says_so():
    ax = plotting.network_diagram([64, 10], max_units=5)
    assert texts(ax)[:2] == ["⋮", "⋮"]
    assert "64 units" in texts(ax)
    assert "64·10 + 10 = 650" in texts(ax)
    shown = ax.collections[-1].get_offsets()
    gap = ax.texts[1].get_position()
    heights = [*shown[:3, 1], gap[1], shown[3, 1]]
    assert np.diff(heights) == pytest.approx(np.full(4, -0.5))
    assert len(shown) == 4


def test_cut_layers_show_first_and_last_weights():
    network = nnbook.mlp([6, 1])
    network.layers[0].W[:, 0] = [1, 2, 3, 4, 5, 6]
    ax = plotting.network_diagram(network, weights=True, max_units=4)
    widths = ax.collections[0].get_linewidths()
    assert widths == pytest.approx(0.15 + 2.4 * np.array([1, 2, 6]) / 6)


def test_eight_units_are_not_cut():
    assert "⋮" not in texts(plotting.network_diagram([8, 2]))
    assert "⋮" in texts(plotting.network_diagram([9, 2]))
