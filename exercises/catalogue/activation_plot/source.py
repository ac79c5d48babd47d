"""Activations above, their numerical derivatives below, in one figure."""

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

Activation = Callable[[np.ndarray], np.ndarray]


def derivative(f: Activation, z: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """Return the central differences of f at z with the step h. z: (points,)."""
    # --- solution
    return (f(z + h) - f(z - h)) / (2 * h)
    # --- stub
    # raise NotImplementedError("derivative is yours to write")
    # --- end


def flat_share(f: Activation, z: np.ndarray, below: float = 0.01) -> float:
    """Return the share of the points at which the slope is smaller than `below`."""
    # --- solution
    return float(np.mean(np.abs(derivative(f, z)) < below))
    # --- stub
    # raise NotImplementedError("flat_share is yours to write")
    # --- end


def draw_activations(functions: dict[str, Activation], z: np.ndarray) -> Figure:
    """Return a figure: the functions on the first axes, their slopes on the second.

    functions: name -> function of an array, z: (points,).
    """
    # --- solution
    figure, (above, below) = plt.subplots(2, 1, sharex=True)
    for name, f in functions.items():
        above.plot(z, f(z), label=name)
        below.plot(z, derivative(f, z), label=name)
    above.set(xlabel="z", ylabel="activation")
    below.set(xlabel="z", ylabel="slope")
    above.legend()
    below.legend()
    return figure
    # --- stub
    # raise NotImplementedError("draw_activations is yours to write")
    # --- end
