"""Depth, patterns and batch norm: how often does training succeed?"""

from typing import Any

import numpy as np
from deeper_given import Network

# Replace each `...` by a word.
# --- solution
EASIEST = "diagonal"
DEEP_WITH_NORM = "fewer"
# --- stub
# EASIEST = ...  # "parity", "diagonal" or "checkerboard"
# DEEP_WITH_NORM = ...  # "fewer", "as many" or "more"
# --- end


def labels(X: np.ndarray, pattern: str) -> np.ndarray:
    """Return 1.0 where an image has the pattern: (rows,).

    X: (rows, 4), zeros and ones; pattern: "parity", "diagonal" or "checkerboard".
    """
    # --- solution
    if pattern == "parity":
        return X.sum(axis=1) % 2
    if pattern == "diagonal":
        return (X[:, 0] + X[:, 3]) % 2
    alike = (X[:, 0] == X[:, 3]) & (X[:, 1] == X[:, 2])
    return np.asarray(alike & (X[:, 0] != X[:, 1]), dtype=float)
    # --- stub
    # raise NotImplementedError("labels is yours to write")
    # --- end


def sizes(depth: int, width: int = 6) -> list[int]:
    """Return the sizes of a network with `depth` hidden layers: [4, ..., 1]."""
    # --- solution
    return [4, *[width] * depth, 1]
    # --- stub
    # raise NotImplementedError("sizes is yours to write")
    # --- end


def train(
    X: np.ndarray, y: np.ndarray, depth: int, norm: bool, seed: int, epochs: int
) -> dict[str, Any]:
    """Return {"losses", "accuracy"} of a network in use, trained in batches of 32.

    X: (rows, 4), y: (rows,) with 0 and 1. "losses" has shape (epochs,).
    """
    # --- solution
    rng = np.random.default_rng(seed)
    network = Network(sizes(depth), norm, rng)
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            rows = order[i : i + 32]
            network.learn(X[rows], y[rows], 0.01)
        z = network.forward(X, train=False)
        losses.append(np.mean(np.logaddexp(0.0, z) - y * z))
    right = (z > 0) == (y == 1)
    return {"losses": np.array(losses), "accuracy": float(np.mean(right))}
    # --- stub
    # raise NotImplementedError("train is yours to write")
    # --- end


def share_learnt(
    X: np.ndarray, pattern: str, depth: int, norm: bool, seeds: int, epochs: int
) -> float:
    """Return the share of the seeds with which a network gets every row right."""
    # --- solution
    y = labels(X, pattern)
    learnt = [
        train(X, y, depth, norm, seed, epochs)["accuracy"] == 1 for seed in range(seeds)
    ]
    return float(np.mean(learnt))
    # --- stub
    # raise NotImplementedError("share_learnt is yours to write")
    # --- end
