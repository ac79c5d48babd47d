"""Rates that fall along half a cosine: once, or again and again."""

import math
from dataclasses import dataclass

from nnbook.schedules.base import NEARLY, Schedule, require_duration, require_rate
from nnbook.validation import require_between, require_count


@dataclass(frozen=True)
class Cosine(Schedule):
    """lr(t) = low + (lr - low) (1 + cos(pi t / total)) / 2 until `total`, then low.

    Raises ValueError unless lr > 0, total > 0 epochs and 0 <= low <= lr. PyTorch's
    CosineAnnealingLR, with T_max and eta_min, rises again after its end; this does not.
    Source: Loshchilov and Hutter (2017), SGDR, equation 5, without restarts.

    >>> schedule = Cosine(1.0, total=20)
    >>> [round(schedule(t), 6) for t in (0, 10, 20, 30)]
    [1.0, 0.5, 0.0, 0.0]
    """

    lr: float
    total: float
    low: float = 0.0

    def __post_init__(self) -> None:
        require_rate(self.lr)
        require_duration("total", self.total)
        require_between("low", self.low, 0, self.lr, closed_high=True)

    def lr_at(self, t: float) -> float:
        """lr(t) = low + (lr - low) (1 + cos(pi t / total)) / 2, and low at last."""
        return _half_cosine(self.lr, self.low, min(t / self.total, 1))


@dataclass(frozen=True)
class CosineRestarts(Schedule):
    """lr(t) = low + (lr - low) (1 + cos(pi T / T_i)) / 2, T since the last restart.

    The first fall takes T_0 = `period` epochs and each of the next `multiplier` times
    as many as the one before; at its end the rate jumps back to lr. Raises ValueError
    unless lr > 0, period > 0, multiplier is an integer >= 1 and 0 <= low <= lr.
    PyTorch's CosineAnnealingWarmRestarts, with T_0, T_mult and eta_min.
    Source: Loshchilov and Hutter (2017), SGDR, equation 5.

    >>> schedule = CosineRestarts(1.0, period=10, multiplier=2)
    >>> [round(schedule(t), 6) for t in (0, 5, 10, 20, 30)]
    [1.0, 0.5, 1.0, 0.5, 1.0]
    """

    lr: float
    period: float
    multiplier: int = 1
    low: float = 0.0

    def __post_init__(self) -> None:
        require_rate(self.lr)
        require_duration("period", self.period)
        require_count("multiplier", self.multiplier)
        require_between("multiplier", self.multiplier, 1, math.inf)
        require_between("low", self.low, 0, self.lr, closed_high=True)

    def lr_at(self, t: float) -> float:
        """lr(t) = low + (lr - low) (1 + cos(pi T / T_i)) / 2."""
        length = float(self.period)
        if self.multiplier == 1:
            t %= length
        while t * NEARLY >= length:
            t -= length
            length *= self.multiplier
        return _half_cosine(self.lr, self.low, t / length)


def _half_cosine(lr: float, low: float, share: float) -> float:
    """From lr to low along half a cosine, of which `share` in [0, 1] is done."""
    return low + (lr - low) * (1 + math.cos(math.pi * share)) / 2
