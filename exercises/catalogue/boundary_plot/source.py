"""A unit's boundary in the plane, with its weight vector and noisy samples."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure


def add_noise(X: np.ndarray, sd: float, rng: np.random.Generator) -> np.ndarray:
    """Return X with normal noise of standard deviation sd on every entry."""
    # --- solution
    return X + rng.normal(0.0, sd, X.shape)
    # --- stub
    # raise NotImplementedError("add_noise is yours to write")
    # --- end


def wrong_side(X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> int:
    """Return how many rows the unit answers wrong; X w + b >= 0 gives 1."""
    # --- solution
    return int(np.sum((X @ w + b >= 0) != (y == 1)))
    # --- stub
    # raise NotImplementedError("wrong_side is yours to write")
    # --- end


def draw_boundary(
    X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float, x1: np.ndarray
) -> Figure:
    """Return a figure with both classes, the boundary at x1, and the weight vector.

    X: (rows, 2), y: (rows,) with 0 and 1, w: (2,), x1: where to draw the boundary.
    """
    # --- solution
    figure, axes = plt.subplots()
    for label in (0, 1):
        rows = X[y == label]
        axes.scatter(rows[:, 0], rows[:, 1], label=f"class {label}")

    axes.plot(x1, -(w[0] * x1 + b) / w[1], label="boundary")

    length = np.sqrt(w @ w)
    foot = -b * w / length**2
    tip = foot + w / length
    axes.plot([foot[0], tip[0]], [foot[1], tip[1]], label="weights")

    axes.set_aspect("equal")
    axes.set_xlabel("first input")
    axes.set_ylabel("second input")
    axes.legend()
    return figure
    # --- stub
    # raise NotImplementedError("draw_boundary is yours to write")
    # --- end
