"""Callbacks: anything that is called with the run after each epoch."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from nnbook.losses import Loss
from nnbook.network import Network
from nnbook.optimizers import Optimizer
from nnbook.training.history import History
from nnbook.types import Rng


@dataclass
class Run:
    """A training run, as it stands at the end of an epoch.

    A callback may read everything, change `optimizer.lr`, and set `stop` to True to
    make this epoch the last.
    """

    network: Network
    loss: Loss
    optimizer: Optimizer
    history: History
    rng: Rng
    stop: bool = False

    @property
    def epoch(self) -> int:
        """How many epochs have been run; 1 when callbacks are first called."""
        return self.history.epochs


#: What it returns does not matter.
Callback: TypeAlias = Callable[[Run], object]
