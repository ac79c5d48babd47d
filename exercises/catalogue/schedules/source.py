"""Learning rates as functions of time, in epochs."""

from collections.abc import Callable

import numpy as np

Gradient = Callable[[np.ndarray, int], np.ndarray]


def step_decay(t: float, lr: float, factor: float = 0.5, every: float = 10) -> float:
    """Return lr factor^floor(t / every)."""
    # --- solution
    return lr * factor ** (t // every)
    # --- stub
    # raise NotImplementedError("step_decay is yours to write")
    # --- end


def exponential_decay(t: float, lr: float, factor: float = 0.95) -> float:
    """Return lr factor^t."""
    # --- solution
    return lr * factor**t
    # --- stub
    # raise NotImplementedError("exponential_decay is yours to write")
    # --- end


def cosine_with_warm_up(
    t: float, lr: float, total: float, warm_up: float = 0, low: float = 0.0
) -> float:
    """Return the rate on a line from 0 to lr, then on half a cosine down to low.

    The line ends at t = warm_up, the cosine at t = total.
    """
    # --- solution
    if t < warm_up:
        return lr * t / warm_up
    share = min((t - warm_up) / (total - warm_up), 1.0)
    return low + (lr - low) * (1 + np.cos(np.pi * share)) / 2
    # --- stub
    # raise NotImplementedError("cosine_with_warm_up is yours to write")
    # --- end


def rates(schedule: Callable[[float], float], epochs: int, batches: int) -> np.ndarray:
    """Return the rate of every step, at the times epoch + batch / batches.

    The result has shape (epochs * batches,).
    """
    # --- solution
    times = np.arange(epochs * batches) / batches
    return np.array([schedule(float(t)) for t in times])
    # --- stub
    # raise NotImplementedError("rates is yours to write")
    # --- end


def train(
    gradient: Gradient,
    theta: np.ndarray,
    schedule: Callable[[float], float],
    epochs: int,
    batches: int,
) -> np.ndarray:
    """Return the parameters after every epoch of descent: (epochs, parameters).

    `gradient` takes parameters and the number of a batch; `theta` is the start.
    """
    # --- solution
    steps = iter(rates(schedule, epochs, batches))
    points = []
    for _ in range(epochs):
        for i in range(batches):
            theta = theta - next(steps) * gradient(theta, i)
        points.append(theta)
    return np.array(points)
    # --- stub
    # raise NotImplementedError("train is yours to write")
    # --- end
