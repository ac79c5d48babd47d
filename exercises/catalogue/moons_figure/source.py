"""Borders in the plane and curves of losses, for networks of several sizes."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure


def heights(theta: list[np.ndarray], x1: np.ndarray, x2: np.ndarray) -> np.ndarray:
    """Return the logits on a grid: (len(x2), len(x1)).

    theta: [W1, b1, W2, b2], with ReLU in the hidden layer.
    """
    # --- solution
    W1, b1, W2, b2 = theta
    G1, G2 = np.meshgrid(x1, x2)
    X = np.column_stack([G1.ravel(), G2.ravel()])
    Z = np.maximum(X @ W1 + b1, 0.0) @ W2 + b2
    return np.asarray(Z.reshape(G1.shape))
    # --- stub
    # raise NotImplementedError("heights is yours to write")
    # --- end


def draw_borders(
    networks: dict[str, list[np.ndarray]],
    X: np.ndarray,
    y: np.ndarray,
    x1: np.ndarray,
    x2: np.ndarray,
) -> Figure:
    """Return a figure with axes for each network: both classes and the border.

    networks: name -> network, X: (rows, 2), y: (rows,) with 0 and 1.
    """
    # --- solution
    figure, axes = plt.subplots(1, len(networks), squeeze=False)
    for place, (name, theta) in zip(axes[0], networks.items(), strict=True):
        for label in (0, 1):
            rows = X[y == label]
            place.scatter(rows[:, 0], rows[:, 1], label=f"class {label}")
        place.contour(x1, x2, heights(theta, x1, x2), levels=[0.0])
        place.set_title(name)
    return figure
    # --- stub
    # raise NotImplementedError("draw_borders is yours to write")
    # --- end


def draw_curves(results: dict[str, dict[str, Any]]) -> Figure:
    """Return a figure with the training and test losses of each network.

    results: name -> {"train": (steps,), "test": (steps,)}.
    """
    # --- solution
    figure, axes = plt.subplots()
    for name, losses in results.items():
        for rows in ("train", "test"):
            axes.plot(losses[rows], label=f"{rows}, {name}")
    axes.set_yscale("log")
    axes.set(xlabel="step", ylabel="loss")
    axes.legend()
    return figure
    # --- stub
    # raise NotImplementedError("draw_curves is yours to write")
    # --- end
