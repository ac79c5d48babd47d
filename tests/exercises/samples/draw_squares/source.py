"""A figure with two lines and some points."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure


def draw_squares(x: np.ndarray) -> Figure:
    """Return a figure with x**2, -x**2, and points on the first where x >= 0."""
    # --- solution
    figure, axes = plt.subplots()
    axes.plot(x, x**2, label="square")
    axes.plot(x, -(x**2), label="minus square")
    right = x[x >= 0]
    axes.scatter(right, right**2)
    axes.set_xlabel("x")
    axes.set_ylabel("y")
    axes.legend()
    return figure
    # --- stub
    # raise NotImplementedError("draw_squares is yours to write")
    # --- end
