"""Rates that only fall: not at all, in steps, by a factor an epoch, like 1/t."""

import math
from dataclasses import dataclass

import numpy as np

from nnbook.schedules.base import (
    NEARLY,
    Schedule,
    require_duration,
    require_factor,
    require_rate,
)
from nnbook.validation import require_between


@dataclass(frozen=True)
class Constant(Schedule):
    """lr(t) = lr.

    Raises ValueError unless lr > 0.
    """

    lr: float

    def __post_init__(self) -> None:
        require_rate(self.lr)

    def lr_at(self, t: float) -> float:
        """lr(t) = lr."""
        return self.lr


@dataclass(frozen=True)
class StepDecay(Schedule):
    """lr(t) = lr factor^floor(t / every).

    Each `every` epochs the rate falls to `factor` of what it was. Raises ValueError
    unless lr > 0, every > 0 and factor is in (0, 1]. PyTorch's StepLR, with step_size
    and gamma.

    >>> schedule = StepDecay(0.8, every=10, factor=0.5)
    >>> [schedule(t) for t in (0, 9.9, 10, 25)]
    [0.8, 0.8, 0.4, 0.2]
    """

    lr: float
    every: float
    factor: float

    def __post_init__(self) -> None:
        require_rate(self.lr)
        require_duration("every", self.every)
        require_factor(self.factor)

    def lr_at(self, t: float) -> float:
        """lr(t) = lr factor^floor(t / every)."""
        return self.lr * math.pow(self.factor, t * NEARLY // self.every)


@dataclass(frozen=True)
class ExponentialDecay(Schedule):
    """lr(t) = lr factor^t = lr exp(-k t), with k = -log(factor).

    `factor` is what an epoch leaves of the rate. Raises ValueError unless lr > 0 and
    factor is in (0, 1]. PyTorch's ExponentialLR, with gamma.
    """

    lr: float
    factor: float

    def __post_init__(self) -> None:
        require_rate(self.lr)
        require_factor(self.factor)

    def lr_at(self, t: float) -> float:
        """lr(t) = lr factor^t."""
        return self.lr * math.pow(self.factor, t)


@dataclass(frozen=True)
class InverseTimeDecay(Schedule):
    """lr(t) = lr / (1 + rate t), which is half of lr at t = 1 / rate.

    Falls slowly enough that the rates of all epochs sum to infinity, and fast enough
    that their squares do not: what convergence under noise asks for. Raises ValueError
    unless lr > 0 and rate >= 0.
    Source: Robbins and Monro (1951), A stochastic approximation method.

    >>> schedule = InverseTimeDecay(1.0, rate=0.5)
    >>> [schedule(t) for t in (0, 2, 6)]
    [1.0, 0.5, 0.25]
    """

    lr: float
    rate: float

    def __post_init__(self) -> None:
        require_rate(self.lr)
        require_between("rate", self.rate, 0, np.inf)

    def lr_at(self, t: float) -> float:
        """lr(t) = lr / (1 + rate t)."""
        return self.lr / (1 + self.rate * t)
