"""Stop when held-out data stops improving, and go back to where it was best."""

from copy import deepcopy
from typing import Any

import numpy as np

from nnbook.network import Network
from nnbook.training.callbacks import Run
from nnbook.validation import (
    require,
    require_between,
    require_count,
    require_instance,
    require_number,
)


class EarlyStopping:
    """Over after `patience` epochs in a row without a new lowest validation loss.

    What it goes back to is the network's whole state: theta, and what layers remember
    beside it. Raises ValueError unless patience is an integer of at least 1.
    Source: Prechelt (1998), Early Stopping - But When?
    """

    def __init__(self, patience: int) -> None:
        self.patience = require_count("patience", patience)
        self.best_loss = np.inf
        self.best_state: dict[str, Any] | None = None
        self.waited = 0

    def __call__(self, run: Run) -> None:
        """Stop the run once it is over: the callback.

        Raises ValueError for what is no run, or has no validation loss.
        """
        require_instance("run", run, Run)
        losses = run.history.val_loss
        require(len(losses) > 0, "history's val_loss", losses, "at least one loss")
        if self.is_over(float(losses[-1]), run.network):
            run.stop = True

    def is_over(self, loss: float, network: Network) -> bool:
        """Note this epoch's validation loss, and say whether to stop.

        A loss of NaN is no improvement. Raises ValueError unless it is a number and
        `network` a Network.
        """
        loss = require_number("loss", loss)
        require_instance("network", network, Network)
        if loss < self.best_loss:
            self.best_loss, self.best_state, self.waited = loss, network.state(), 0
        else:
            self.waited += 1
        return self.waited >= self.patience

    def restore(self, network: Network) -> None:
        """network <- its state at the lowest validation loss, in place.

        Raises ValueError for another network than the one that was watched.
        """
        require_instance("network", network, Network)
        if self.best_state is not None:
            network.load_state(self.best_state)

    def state(self) -> dict[str, Any]:
        """What was best, and how long ago; a copy, for `load_state`."""
        names = ("best_loss", "best_state", "waited")
        return deepcopy({name: getattr(self, name) for name in names})

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on waiting from a state.

        Raises ValueError, and changes nothing, unless `state` holds what `state()`
        does: a loss that is not NaN, a network's state or None, and epochs waited.
        """
        require_instance("state", state, dict)
        names = list(self.state())
        require(set(state) == set(names), "state", list(state), f"{names}")
        best, limits = state["best_loss"], {"closed_high": True}
        require_between("state's best_loss", best, -np.inf, np.inf, **limits)
        require_instance("state's best_state", state["best_state"], (dict, type(None)))
        require_count("state's waited", state["waited"], least=0)
        for name in names:
            setattr(self, name, deepcopy(state[name]))
