"""Points along curves in the plane, one curve for each class: moons, circles, spirals.

Points lie evenly on their curves, are shifted by noise, and come in random order.
"""

from collections.abc import Sequence

import numpy as np

from nnbook.datasets.base import Dataset
from nnbook.datasets.sampling import noisy_copies, require_plane, shares
from nnbook.types import Array
from nnbook.validation import require_between, require_count


def moons(n: int, noise: float = 0.0, rng: np.random.Generator | int = 0) -> Dataset:
    """x = (cos t, sin t), or (1 - cos t, 1/2 - sin t) for y = 1; t in [0, pi].

    Two half circles that reach into each other; X has shape (n, 2), and every
    coordinate gets Gaussian noise of standard deviation `noise`. The classes have
    n // 2 samples and the rest, as in scikit-learn's `make_moons`. Raises ValueError
    unless n >= 2 and noise >= 0.
    """
    above, below = shares(require_plane(n, least=2), 2)
    upper = _polar(1, np.linspace(0, np.pi, above))
    lower = [1, 0.5] - _polar(1, np.linspace(0, np.pi, below))
    return _scattered([upper, lower], noise, rng)


def circles(
    n: int,
    noise: float = 0.0,
    rng: np.random.Generator | int = 0,
    *,
    factor: float = 0.5,
) -> Dataset:
    """x = r (cos t, sin t), t in [0, 2 pi), with r = 1 for y = 0, `factor` for y = 1.

    Two circles about the origin; X has shape (n, 2), and every coordinate gets
    Gaussian noise of standard deviation `noise`. The classes have n // 2 samples and
    the rest, as in scikit-learn's `make_circles`, where `factor` is 0.8 if not given.
    Raises ValueError unless n >= 2, noise >= 0 and 0 < factor < 1.
    """
    outer, inner = shares(require_plane(n, least=2), 2)
    require_between("factor", factor, 0, 1, open_low=True)
    around = [2 * np.pi * np.arange(m) / m for m in (outer, inner)]
    return _scattered([_polar(1, around[0]), _polar(factor, around[1])], noise, rng)


def spirals(
    n: int,
    noise: float = 0.0,
    rng: np.random.Generator | int = 0,
    *,
    arms: int = 2,
    turns: float = 1.0,
) -> Dataset:
    """x = t (cos a, sin a), a = 2 pi (turns t + y / arms), t in (0, 1].

    One arm for each class, from near the origin out to radius 1 in `turns` turns; X
    has shape (n, 2), and every coordinate gets Gaussian noise of standard deviation
    `noise`. Class k has (n + k) // arms samples. Raises ValueError unless
    n >= arms >= 2, noise >= 0 and turns > 0.
    Source: Lang and Witbrock (1988), Learning to tell two spirals apart.
    """
    K = require_count("arms", arms, least=2)
    require_between("turns", turns, 0, np.inf, open_low=True)
    sizes = shares(require_plane(n, least=K), K)
    steps = [np.arange(1, m + 1) / m for m in sizes]
    angles = [2 * np.pi * (turns * t + k / K) for k, t in enumerate(steps)]
    return _scattered([*map(_polar, steps, angles)], noise, rng)


def _polar(radius: Array | float, angle: Array) -> Array:
    """x = r (cos a, sin a) as rows."""
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _scattered(
    curves: Sequence[Array], noise: float, rng: np.random.Generator | int
) -> Dataset:
    y = np.repeat(np.arange(len(curves)), [len(curve) for curve in curves])
    return noisy_copies(Dataset(np.concatenate(curves), y), 1, noise, rng)
