"""How the numbers of each layer are distributed: gradients, weights, activations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from nnbook.plotting.arguments import given_or_new
from nnbook.plotting.palette import INK, SERIES, SOFT
from nnbook.types import Array
from nnbook.validation import (
    as_numbers,
    require,
    require_count,
    require_each,
    require_instance,
)

FLOOR = 0.6  # below a single entry, so that its bar can be seen
MOST = 1e150  # squares of larger numbers, as a deviation needs them, are infinite


def gradient_histograms(
    gradients: Any, *, magnitudes: bool = False, bins: int = 61
) -> Figure:
    """How many entries of dW have which value, layer by layer; counts on a log scale.

    `gradients` is a network after `backward`, or maps names to arrays of any shape.
    All layers share the horizontal scale: values, or with `magnitudes` |values| on a
    log scale, which shows gradients that vanish from layer to layer. The share of exact
    zeros, which dead units leave behind, is written out. Raises ValueError, also for a
    number beyond 1e150.
    Source: Glorot and Bengio (2010), Understanding the difficulty of training deep
    feedforward neural networks.
    """
    layers = per_layer("gradients", gradients)
    require_count("bins", bins, least=2)
    require_instance("magnitudes", magnitudes, bool)
    edges = _edges(np.concatenate(list(layers.values())), magnitudes, bins)
    n = len(layers)
    size = (6.66, 0.6 + 0.95 * n)
    fig, axes = plt.subplots(n, sharex=True, sharey=True, figsize=size, squeeze=False)
    for ax, (name, values) in zip(axes.flat, layers.items(), strict=True):
        shown = np.abs(values) if magnitudes else values
        ax.set(yscale="log", xscale="log" if magnitudes else "linear")
        counts, _ = np.histogram(shown, edges)
        ax.stairs(counts, edges, baseline=FLOOR, fill=True, color=SERIES[0], alpha=0.75)
        ax.set_title(name)
        ax.set_title(_summary(values), loc="right", color=SOFT)
        ax.set(ylabel="entries", ylim=(FLOOR, 2 * max(map(np.size, layers.values()))))
    axes[-1, 0].set_xlabel("|dW|" if magnitudes else "dW")
    return fig


def layer_statistics(
    values: Mapping[str, ArrayLike],
    *,
    ylabel: str = "activation",
    ax: Axes | None = None,
) -> Axes:
    """Mean of each layer's numbers as a dot, the bar from mean - std to mean + std.

    `values` maps the name of a layer to an array of any shape, in the order of depth:
    activations (N, n), for instance, or weights. Raises ValueError, also for a number
    beyond 1e150. Source: as for `gradient_histograms`.
    """
    layers = per_layer("values", values)
    means = [float(numbers.mean()) for numbers in layers.values()]
    stds = [float(numbers.std()) for numbers in layers.values()]
    ax = given_or_new(ax)
    depth = np.arange(len(layers))
    ax.axhline(0, color=plt.rcParams["grid.color"], lw=0.8, zorder=0)
    ax.errorbar(depth, means, stds, fmt="o", color=SERIES[0], ecolor=INK, capsize=4)
    ax.set(xticks=depth, xticklabels=layers, ylabel=ylabel)
    ax.set_xlim(-0.5, len(layers) - 0.5)
    return ax


def per_layer(argument: str, got: Any) -> dict[str, Array]:
    """Return name -> numbers (n,) of a network's dW or a mapping; or ValueError."""
    layers = getattr(got, "layers", ())
    found = {
        f"{i}: {layer}": layer.dW
        for i, layer in enumerate(layers, start=1)
        if hasattr(layer, "dW")
    }
    arrays = found or got
    proper = isinstance(arrays, Mapping) and len(arrays) > 0
    require(proper, argument, got, "a mapping from names to arrays, or a network")
    flat = {}
    for name, array in arrays.items():
        which = f"{argument}[{name!r}]"
        flat[str(name)] = as_numbers(which, array, np.float64).ravel()
        require(flat[str(name)].size > 0, which, "empty", "at least one number")
        within = np.abs(flat[str(name)]) < MOST
        require_each(which, flat[str(name)], within, f"finite numbers below {MOST:g}")
    return flat


def _summary(values: Array) -> str:
    zeros = float(np.mean(values == 0))
    return f"std {values.std():.1e}, {100 * zeros:.1f} % zeros".replace("e-0", "e-")


def _edges(values: Array, magnitudes: bool, bins: int) -> Array:
    """The borders of the bins: symmetric around zero, or even in the logarithm."""
    sizes = np.abs(values[values != 0])
    high = float(sizes.max()) if sizes.size else 1.0
    if magnitudes:
        low = float(sizes.min()) if sizes.size else 0.1
        edges: Array = np.geomspace(low / 1.01, high * 1.01, bins + 1)
        return edges
    return np.linspace(-high, high, bins + 1)
