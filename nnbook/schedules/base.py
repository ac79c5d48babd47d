"""What a schedule is: a function from time, in epochs, to a learning rate."""

from abc import ABC, abstractmethod

import numpy as np

from nnbook.validation import require_between

#: A period is over when t times this has reached its end. Neither a time like 3 + 1/10
#: nor a period of 0.2 need be the float that it stands for; a step of training is far
#: longer than the difference.
NEARLY = 1 + 1e-10


class Schedule(ABC):
    """lr = schedule(t) for t >= 0 in epochs; epoch + batch/batches between them.

    Time is an argument and nothing is remembered: any moment may be asked for, in any
    order. (PyTorch's schedulers count their own steps instead.)
    """

    def __call__(self, t: float) -> float:
        """lr(t), a float. Raises ValueError unless t is a finite number >= 0."""
        return float(self.lr_at(float(require_between("t", t, 0, np.inf))))

    @abstractmethod
    def lr_at(self, t: float) -> float:
        """lr(t) by the schedule's formula, for a t that has been checked."""


def require_rate(lr: float) -> None:
    """Raise ValueError unless lr is a number in (0, inf)."""
    require_between("lr", lr, 0, np.inf, open_low=True)


def require_duration(name: str, epochs: float) -> None:
    """Raise ValueError unless the number of epochs is in (0, inf); it may be broken."""
    require_between(name, epochs, 0, np.inf, open_low=True)


def require_factor(factor: float) -> None:
    """Raise ValueError unless factor is a number in (0, 1]."""
    require_between("factor", factor, 0, 1, open_low=True, closed_high=True)
