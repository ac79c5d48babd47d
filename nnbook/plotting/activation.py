"""Activations with their derivatives."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from nnbook.activations import ACTIVATIONS
from nnbook.plotting.arguments import given_or_new
from nnbook.plotting.labels import label_line_ends
from nnbook.types import Array
from nnbook.validation import require_between, require_choice

#: How names are written in prose; the others are written as they are.
TITLES = {
    "relu": "ReLU",
    "leaky_relu": "leaky ReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "gelu_tanh": "GELU, by tanh",
}


def activation_and_derivative(
    name: str, *, reach: float = 4.0, ax: Axes | None = None
) -> Axes:
    """a = f(z) and da/dz for |z| <= `reach`, both computed by nnbook.

    `name` is a key of ACTIVATIONS, of one number: not softmax. A derivative that jumps
    is drawn with a gap where it jumps. Raises ValueError.
    """
    require_choice("name", name, [key for key in ACTIVATIONS if "softmax" not in key])
    require_between("reach", reach, 0, np.inf, open_low=True)
    ax = given_or_new(ax)
    Z: Array = np.linspace(-reach, reach, 401)[:, None]
    activation = ACTIVATIONS[name]
    A = activation.f(Z)
    slope: Array = np.asarray(activation.vjp(np.ones_like(Z), Z, A))
    (value,) = ax.plot(Z[:, 0], A[:, 0], label="f(z)")
    (derivative,) = ax.plot(*_with_gaps(Z[:, 0], slope[:, 0]), label="f′(z)")
    ax.axhline(0, color=plt.rcParams["grid.color"], lw=0.8, zorder=0)
    ax.axvline(0, color=plt.rcParams["grid.color"], lw=0.8, zorder=0)
    ax.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    ax.set(xlabel="z", title=TITLES.get(name, name))
    label_line_ends(ax, [value, derivative])
    return ax


def _with_gaps(x: Array, y: Array) -> tuple[Array, Array]:
    jumps = np.flatnonzero(np.abs(np.diff(y)) > 0.5) + 1
    return np.insert(x, jumps, np.nan), np.insert(y, jumps, np.nan)
