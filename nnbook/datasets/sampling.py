"""Fewer samples, or more: a balanced subset, and noisy copies."""

import numpy as np

from nnbook.datasets.base import Dataset, require_dataset
from nnbook.validation import (
    require,
    require_between,
    require_count,
    require_generator,
)
from nnbook.validation.room import require_room


def shares(n: int, K: int) -> list[int]:
    """n_k = floor((n + k) / K), k = 0..K-1: they sum to n and differ by at most one."""
    return [(n + k) // K for k in range(K)]


def require_plane(n: int, least: int = 1) -> int:
    """Return n, or raise ValueError unless it is a count of points that have room."""
    count = require_count("n", n, least)
    require_room("n", count, (count, 2))
    return count


def noisy_copies(
    data: Dataset,
    copies: int = 1,
    noise: float = 0.0,
    rng: np.random.Generator | int = 0,
) -> Dataset:
    """x = x_n + noise e, e ~ N(0, I): each sample `copies` times, in random order.

    `noise` is a standard deviation, in the units of X; labels stay as they are. Eight
    copies of every pattern are `noisy_copies(parity(4), 8)`; X keeps its dtype, and
    `data` stays untouched. Raises ValueError unless `data` is a pair (X, y) of as many
    samples as labels, copies >= 1 that have room in memory, and noise >= 0.
    Source: Sietsma and Dow (1991), Creating artificial neural networks that generalize.
    """
    X, y = require_dataset("data", data)
    times = require_count("copies", copies)
    require_room("copies", times, (times * len(X), *X.shape[1:]))
    deviation = require_between("noise", noise, 0, np.inf)
    generator = require_generator("rng", rng)
    order = generator.permutation(np.repeat(np.arange(len(X)), times))
    X = X[order]
    X += deviation * generator.normal(size=X.shape)
    return Dataset(X, y[order])


def balanced_subset(
    data: Dataset, n: int, rng: np.random.Generator | int = 0
) -> Dataset:
    """n samples, none twice, in random order; n_k = floor((n + k) / K) of class k.

    The K classes are those that y holds, in order, so that their sizes differ by at
    most one. Raises ValueError when a class has too few samples, and for `data` that is
    no pair (X, y) of as many samples as labels.
    """
    X, y = require_dataset("data", data)
    require_count("n", n)
    generator = require_generator("rng", rng)
    classes, sizes = np.unique(y, return_counts=True)
    wanted = shares(n, len(classes))
    enough = bool((sizes >= wanted).all())
    scarce = f"at most what the smallest class allows, which has {sizes.min()} samples"
    require(enough, "n", n, scarce)
    chosen = [
        generator.choice(np.flatnonzero(y == k), m, replace=False)
        for k, m in zip(classes, wanted, strict=True)
    ]
    order = generator.permutation(np.concatenate(chosen))
    return Dataset(X[order], y[order])
