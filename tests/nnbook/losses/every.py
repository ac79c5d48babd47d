"""Every loss, and what it is tested on."""

import numpy as np

import nnbook

ALL_NAMES = ["MSE", "BinaryCrossEntropy", "SoftmaxCrossEntropy", "KLDivergence"]
ALL_LOSSES = [getattr(nnbook, name)() for name in ALL_NAMES]
KINDS = ["one-hot", "distributions", "any"]


def targets(loss, kind, shape, rng):
    """One-hot rows, distributions, or any numbers that the loss admits."""
    if kind == "one-hot":
        return np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]
    if kind == "distributions":
        return rng.dirichlet(np.ones(shape[1]), size=shape[0])
    if isinstance(loss, nnbook.BinaryCrossEntropy):
        return rng.uniform(size=shape)
    any_numbers = rng.normal(size=shape)
    return any_numbers if isinstance(loss, nnbook.MSE) else abs(any_numbers)
