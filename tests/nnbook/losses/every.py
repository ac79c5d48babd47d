"""Every loss, and what it is tested on."""

import numpy as np

import nnbook

#: Losses that are defined for any targets at all.
NAMES = ["MSE", "BinaryCrossEntropy", "SoftmaxCrossEntropy"]
LOSSES = [getattr(nnbook, name)() for name in NAMES]

#: Those, and the one whose targets are at least 0.
ALL_NAMES = [*NAMES, "KLDivergence"]
ALL_LOSSES = [*LOSSES, nnbook.KLDivergence()]
KINDS = ["one-hot", "distributions", "any"]


def targets(loss, kind, shape, rng):
    """One-hot rows, distributions, or any numbers that the loss admits."""
    if kind == "one-hot":
        return np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]
    if kind == "distributions":
        return rng.dirichlet(np.ones(shape[1]), size=shape[0])
    any_numbers = rng.normal(size=shape)
    return abs(any_numbers) if isinstance(loss, nnbook.KLDivergence) else any_numbers
