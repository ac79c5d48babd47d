"""Slopes by differences: of one number by every entry of one array, or of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

STEP = 1e-5
TOLERANCE = 1e-6
#: Slopes that differ by less are taken to be one slope.
ALIKE = 1e-3


def moved(x: np.ndarray, step: float | np.ndarray = STEP) -> list[np.ndarray]:
    """Return x, then x with each entry moved one way, then the other way.

    An entry at exactly 0, where a corner may be, moves down by one step and by two.
    """
    steps = np.where(x == 0, -1, 1) * step
    one = steps.ravel()[:, None] * np.eye(x.size)
    other = np.where(x == 0, 2, -1).ravel()[:, None] * one
    shape = (x.size, *x.shape)
    return [x, *(x + one.reshape(shape)), *(x + other.reshape(shape))]


def slopes(
    x: np.ndarray, sums: np.ndarray, step: float | np.ndarray = STEP
) -> np.ndarray:
    """Return the slope by each entry, from one number for each of `moved`."""
    here, one, other = sums[0], *np.split(sums[1:], 2)
    here, one, other = here, one.reshape(x.shape), other.reshape(x.shape)
    at_zero = (3 * here - 4 * one + other) / (2 * step)
    return np.asarray(np.where(x == 0, at_zero, (one - other) / (2 * step)))


def slopes_of_all(
    arrays: Sequence[np.ndarray],
    losses_at: Callable[[list[list[np.ndarray]]], np.ndarray | None],
    step: float = STEP,
) -> list[np.ndarray] | None:
    """Return the slopes by each array, None if the losses are no numbers.

    `losses_at` gives one number for each list of arrays in a list.
    """
    points = [
        [*arrays[:i], at, *arrays[i + 1 :]]
        for i, array in enumerate(arrays)
        for at in moved(array, step)
    ]
    losses = losses_at(points)
    if losses is None:
        return None
    ends = np.cumsum([1 + 2 * array.size for array in arrays])
    parts = zip(arrays, np.split(losses, ends[:-1]), strict=True)
    return [slopes(array, part, step) for array, part in parts]


def one_number(out: np.ndarray) -> bool:
    """Say whether each output is one number in every entry, which answers no task."""
    entries = out.reshape(len(out), -1)
    return entries.shape[1] > 1 and bool(np.ptp(entries, axis=1).max() < ALIKE)


def both_sides(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers that keep away from 0, half of them on either side."""
    signs = rng.permuted(np.resize([-1.0, 1.0], shape))
    return np.asarray(rng.uniform(0.1, 2.0, shape) * signs)
