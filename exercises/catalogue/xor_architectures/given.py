"""Networks as one vector: layer after layer, weights row by row, then biases."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])


def unpack(
    theta: np.ndarray, sizes: Sequence[int]
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return (W, b) of each layer, as views of theta: what is written there stays."""
    layers, at = [], 0
    for inputs, units in pairwise(sizes):
        end = at + inputs * units
        layers.append((theta[at:end].reshape(inputs, units), theta[end : end + units]))
        at = end + units
    return layers


def initial(sizes: Sequence[int], seed: int) -> np.ndarray:
    """Return the theta with which a run begins: normal weights, biases 0."""
    rng = np.random.default_rng(seed)
    theta = np.zeros(sum(n * k + k for n, k in pairwise(sizes)))
    for W, _ in unpack(theta, sizes):
        W[:] = rng.normal(0.0, 1.0, W.shape)
    return theta
