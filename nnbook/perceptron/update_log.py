"""What happened while a perceptron learned, update by update."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from nnbook.types import Array, Labels

#: An update: its epoch, its sample, and w and b after it.
Update: TypeAlias = tuple[int, int, Array, float]


class UpdateLog(NamedTuple):
    """The U updates of a run of E epochs: when, by which sample, w and b after each.

    `epoch` (U,) counts from 1 and `sample` (U,) is a row of X; `w` (U, n) and `b` (U,)
    are what the update left; `per_epoch` (E,) is how many updates each epoch made.
    """

    epoch: Labels
    sample: Labels
    w: Array
    b: Array
    per_epoch: Labels

    @classmethod
    def of(cls, updates: Sequence[Update], epochs: int, n: int) -> "UpdateLog":
        """The updates of so many epochs as arrays; w has size n."""
        epoch, sample, w, b = zip(*updates, strict=True) if updates else ((),) * 4
        return cls(
            np.array(epoch, np.intp),
            np.array(sample, np.intp),
            np.array(w).reshape(len(updates), n),
            np.array(b, np.float64),
            np.bincount(np.array(epoch, np.intp), minlength=epochs + 1)[1:],
        )

    @property
    def converged(self) -> bool:
        """Whether the last epoch made no update, after which none ever would."""
        return bool(self.per_epoch[-1] == 0)
