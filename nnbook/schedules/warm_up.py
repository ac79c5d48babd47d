"""A rate that rises in a straight line before another schedule begins."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnbook.schedules.base import Schedule, require_duration
from nnbook.validation import require, require_between


@dataclass(frozen=True)
class WarmUp(Schedule):
    """lr(t) = then(0) (start + (1 - start) t / length) until length, then(t - length).

    `then` is a schedule, or any function of t, and its time begins when the warm-up of
    `length` epochs is over. `start` is the share of then(0) with which it all begins.
    Raises ValueError unless length > 0, then can be called and start is in [0, 1]; and,
    when it is asked for a rate, unless that of `then` is a number in [0, inf).
    PyTorch's SequentialLR of LinearLR, with start_factor, and another.
    Source: Goyal and others (2017), Accurate, large minibatch SGD, section 2.2.

    >>> from nnbook import Cosine
    >>> schedule = WarmUp(4, then=Cosine(1.0, total=20))
    >>> [round(schedule(t), 6) for t in (0, 1, 4, 14, 24)]
    [0.0, 0.25, 1.0, 0.5, 0.0]
    """

    length: float
    then: Callable[[float], float]
    start: float = 0.0

    def __post_init__(self) -> None:
        require_duration("length", self.length)
        require(callable(self.then), "then", self.then, "a schedule")
        require_between("start", self.start, 0, 1, closed_high=True)

    def lr_at(self, t: float) -> float:
        """lr(t) = then(0) (start + (1 - start) t / length), or then(t - length)."""
        if t >= self.length:
            return self._rate_then(t - self.length)
        return self._rate_then(0) * (self.start + (1 - self.start) * t / self.length)

    def _rate_then(self, t: float) -> float:
        """then(t), a rate, or ValueError."""
        return require_between("then(t)", self.then(t), 0, np.inf)
