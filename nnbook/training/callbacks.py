"""Callbacks: anything that is called with the run after each epoch."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, runtime_checkable

import numpy as np

from nnbook.losses import Loss
from nnbook.network import Network
from nnbook.optimizers import Optimizer
from nnbook.training.history import History
from nnbook.types import Rng
from nnbook.validation import require_instance


@dataclass
class Run:
    """A training run, as it stands at the end of an epoch.

    A callback may read everything, change `optimizer.lr`, and set `stop` to True to
    make this epoch the last. Raises ValueError for parts that are not of their types.
    """

    network: Network
    loss: Loss
    optimizer: Optimizer
    history: History
    rng: Rng
    stop: bool = False

    def __post_init__(self) -> None:
        require_instance("network", self.network, Network)
        require_instance("loss", self.loss, Loss)
        require_instance("optimizer", self.optimizer, Optimizer)
        require_instance("history", self.history, History)
        generators = (np.random.Generator, np.random.RandomState)
        require_instance("rng", self.rng, generators)
        require_instance("stop", self.stop, bool)

    @property
    def epoch(self) -> int:
        """How many epochs have been run; 1 when callbacks are first called."""
        return self.history.epochs


#: What it returns does not matter.
Callback: TypeAlias = Callable[[Run], object]


@runtime_checkable
class Keeper(Protocol):
    """A callback with a memory, which a checkpoint keeps with the run.

    `load_state` gets what `state` returned: dicts, lists, arrays and plain values. It
    raises ValueError for anything else. `EarlyStopping` is such a callback.
    """

    def __call__(self, run: Run) -> object:
        """Look at the run after an epoch."""

    def state(self) -> dict[str, Any]:
        """What is remembered; a copy, for `load_state`."""

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
