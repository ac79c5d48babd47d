"""A run in a file: killed at any moment, it goes on as if nothing had happened."""

import os
from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import numpy as np

from nnbook.storage import load_state, save_state
from nnbook.training.callbacks import Callback, Keeper, Run
from nnbook.training.early_stopping import EarlyStopping
from nnbook.training.identity import identity, require_same_rates
from nnbook.types import Rng
from nnbook.validation import require, require_instance


class Checkpoint:
    """file <- all that changes in a run, after each epoch; until then the old file.

    `same` is what must be the same for the run to go on as it would have; `keepers`
    are the callbacks with a memory. Raises ValueError unless `path` is that of a file,
    in a folder where one can be made.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        same: dict[str, Any],
        stopping: EarlyStopping | None,
        keepers: Sequence[Keeper] = (),
    ) -> None:
        require_instance("checkpoint", path, (str, os.PathLike))
        self.path = Path(path)
        expected = "a file in a folder that is there and can be written to"
        require(_can_be_written(self.path), "checkpoint", str(path), expected)
        self.same = same
        self.stopping = stopping
        self.keepers = keepers

    def __call__(self, run: Run) -> None:
        """Write the run as it stands: the callback."""
        save_state({"same": self.same} | self._parts(run), self.path)

    def load(self, run: Run, schedule: Any = None, batches: int = 1) -> None:
        """Bring the run to where the file says it was.

        Raises ValueError, and changes nothing, if the file is that of another run, or
        damaged.
        """
        saved = load_state(self.path)
        self._require_same(saved)
        before = self._parts(run)
        now = run.optimizer.lr
        try:
            self._set(run, saved)
            rates = (run.history.lr, run.optimizer.lr, now)
            require_same_rates(*rates, schedule, batches)
        # What is damaged can raise nearly anything: in NumPy's generators, too.
        except Exception as error:
            self._set(run, before)
            expected = "the file of such a run"
            raise ValueError(
                f"checkpoint is {self.path}: {error}, expected {expected}"
            ) from error

    def _parts(self, run: Run) -> dict[str, Any]:
        """All that changes in a run."""
        return {
            "network": run.network.state(),
            "optimizer": run.optimizer.state(),
            "history": run.history.state(),
            "rng": rng_state(run.rng),
            "stopping": self.stopping.state() if self.stopping else None,
            "stop": run.stop,
            "callbacks": [keeper.state() for keeper in self.keepers],
        }

    def _set(self, run: Run, parts: dict[str, Any]) -> None:
        """The run <- `_parts` of a run."""
        if self.stopping:
            self.stopping.load_state(parts["stopping"])
            self.stopping.restore(run.network)  # can it go back there?
        run.network.load_state(parts["network"])
        run.optimizer.load_state(parts["optimizer"])
        run.history.load_state(parts["history"])
        set_rng_state(run.rng, parts["rng"])
        require_instance("stop", parts["stop"], bool)
        run.stop = parts["stop"]
        for keeper, state in zip(self.keepers, parts["callbacks"], strict=True):
            keeper.load_state(state)

    def _require_same(self, saved: Any) -> None:
        """Raise ValueError, naming what differs, unless the file is of such a run."""
        is_run = isinstance(saved, dict) and isinstance(saved.get("same"), dict)
        require(is_run, "checkpoint", str(self.path), "a file that fit wrote")
        for name, now in self.same.items():
            then = saved["same"].get(name)
            if then != now:
                raise ValueError(f"checkpoint has {name} {then!r}, expected {now!r}")


def checkpoint_or_none(
    path: Any,
    resume: Any,
    run: Run,
    stopping: EarlyStopping | None,
    callbacks: Sequence[Callback],
    schedule: Callable[[float], float] | None,
    settings: dict[str, Any],
    data: dict[str, Any],
) -> Checkpoint | None:
    """The checkpoint in `path`; with `resume` the run goes on from it, if it is there.

    `schedule`, `settings` and `data` are those of `fit`. Raises ValueError.
    """
    require_instance("resume", resume, bool)
    if path is None:
        require(not resume, "checkpoint", path, "a path to resume from")
        return None
    keepers = [callback for callback in callbacks if isinstance(callback, Keeper)]
    same = identity(run, stopping, keepers, settings, data)
    saver = Checkpoint(path, same, stopping, keepers)
    if resume and saver.path.exists():
        saver.load(run, schedule, ceil(len(data["X"]) / settings["batch_size"]))
    return saver


def _can_be_written(path: Path) -> bool:
    """Whether a file can be made there: only trying tells."""
    try:
        target = path.resolve()  # what a link leads to is written
        with TemporaryFile(dir=target.parent):
            return target.is_file() or not target.exists()
    except (OSError, ValueError):
        return False


def rng_state(rng: Rng) -> Any:
    """Where a generator of either kind stands."""
    if isinstance(rng, np.random.RandomState):
        return rng.get_state(legacy=False)
    return rng.bit_generator.state


def set_rng_state(rng: Rng, state: Any) -> None:
    """Go on drawing from where `rng_state` was taken."""
    if isinstance(rng, np.random.RandomState):
        rng.set_state(state)
    else:
        rng.bit_generator.state = state
