"""Weights to start from: He, Xavier, small."""

from itertools import pairwise

import numpy as np


def initialise(
    sizes: list[int], method: str, rng: np.random.Generator
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return (weights, biases), each W (inputs, units), each b (units,).

    sizes: the units of each layer, the input first. method: "he", "xavier" or
    "small". Weights are drawn from rng layer by layer; biases are zero.
    """
    # --- solution
    weights, biases = [], []
    for n_in, n_out in pairwise(sizes):
        deviation = {
            "he": np.sqrt(2 / n_in),
            "xavier": np.sqrt(2 / (n_in + n_out)),
            "small": 0.01,
        }[method]
        weights.append(rng.normal(0.0, deviation, (n_in, n_out)))
        biases.append(np.zeros(n_out))
    return weights, biases
    # --- stub
    # raise NotImplementedError("initialise is yours to write")
    # --- end
