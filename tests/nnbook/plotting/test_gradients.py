"""Every entry is counted once, exact zeros are named, layers stand in order."""

import numpy as np
import pytest

import nnbook
from nnbook import plotting


def bars(ax):
    """Heights, and the borders of the bins."""
    (stairs,) = ax.patches
    heights, edges, baseline = stairs.get_data()
    assert (baseline, stairs.get_fill()) == (0.6, True)
    return heights, edges


def test_histograms_of_a_network(rng):
    network = nnbook.mlp([3, 4, 2])
    for layer in (network.layers[0], network.layers[2]):
        layer.dW[:] = rng.normal(size=layer.dW.shape)
    network.layers[0].dW[:, 1] = 0
    fig = plotting.gradient_histograms(network)
    titles = [ax.get_title("left") for ax in fig.axes]
    assert titles == ["1: Dense(3, 4)", "3: Dense(4, 2)"]
    for ax, layer in zip(fig.axes, (network.layers[0], network.layers[2]), strict=True):
        heights, edges = bars(ax)
        assert len(heights) == 61
        assert heights.tolist() == np.histogram(layer.dW, edges)[0].tolist()
        assert heights.sum() == layer.dW.size
        assert edges[0] == pytest.approx(-edges[-1])
        assert (ax.get_yscale(), ax.get_xscale()) == ("log", "linear")
        assert ax.get_ylabel() == "entries"
        assert ax.get_ylim() == (0.6, 24)
    std = network.layers[0].dW.std()
    mantissa, exponent = f"{std:.1e}".split("e-0")
    assert fig.axes[0].get_title("right") == f"std {mantissa}e-{exponent}, 25.0 % zeros"
    assert fig.axes[1].get_title("right").endswith(" 0.0 % zeros")
    assert fig.axes[0].get_shared_x_axes().joined(*fig.axes)
    assert [ax.get_xlabel() for ax in fig.axes] == ["", "dW"]
    assert fig.get_size_inches() == pytest.approx((6.66, 0.6 + 1.9))


def test_widest_layer_sets_the_scale():
    fig = plotting.gradient_histograms({"a": [-0.1, 0.2], "b": [[-3, 1]]}, bins=4)
    for ax in fig.axes:
        assert bars(ax)[1] == pytest.approx([-3, -1.5, 0, 1.5, 3])


def test_magnitudes_are_on_a_log_scale_without_zeros():
    values = {"a": [0, 1e-6, -5e-2], "b": [1.0, 0, 0]}
    fig = plotting.gradient_histograms(values, magnitudes=True, bins=3)
    assert [bars(ax)[0].tolist() for ax in fig.axes] == [[1, 0, 1], [0, 0, 1]]
    edges = bars(fig.axes[0])[1]
    assert edges[[0, -1]] == pytest.approx([1e-6 / 1.01, 1.01])
    assert np.diff(np.log(edges)) == pytest.approx(np.diff(np.log(edges))[0])
    assert fig.axes[0].get_xscale() == "log"
    assert fig.axes[-1].get_xlabel() == "|dW|"
    assert fig.axes[1].get_title("right").endswith("66.7 % zeros")


@pytest.mark.parametrize("magnitudes", [False, True])
def test_nothing_but_zeros(magnitudes):
    fig = plotting.gradient_histograms({"dead": np.zeros(7)}, magnitudes=magnitudes)
    heights, edges = bars(fig.axes[0])
    assert heights.sum() == (0 if magnitudes else 7)
    assert edges[-1] == pytest.approx(1.01 if magnitudes else 1)
    assert edges[0] == pytest.approx(0.1 / 1.01 if magnitudes else -1)
    assert fig.axes[0].get_title("right") == "std 0.0e+00, 100.0 % zeros"


def test_statistics_of_layers(rng):
    values = {"first": rng.normal(1, 2, (30, 4)), "second": rng.random(9)}
    ax = plotting.layer_statistics(values)
    means = [v.mean() for v in values.values()]
    stds = np.array([v.std() for v in values.values()])
    dots = ax.containers[0].lines[0]
    assert dots.get_xydata() == pytest.approx(np.column_stack([[0, 1], means]))
    bars = np.array(ax.collections[0].get_segments())
    assert bars[:, :, 1] == pytest.approx(np.column_stack([means - stds, means + stds]))
    assert [t.get_text() for t in ax.get_xticklabels()] == ["first", "second"]
    assert ax.get_ylabel() == "activation"
    assert ax.get_xlim() == (-0.5, 1.5)
    assert plotting.layer_statistics(values, ylabel="weight").get_ylabel() == "weight"
