"""A run in a file: killed at any moment, it goes on as if nothing had happened."""

import os
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from nnbook.optimizers import Optimizer
from nnbook.storage import read_tree, write_tree
from nnbook.training.callbacks import Run
from nnbook.training.early_stopping import EarlyStopping
from nnbook.types import Rng
from nnbook.validation import require, require_instance


class Checkpoint:
    """file <- all that changes in a run, after each epoch; until then the old file.

    `same` is what must be the same for the run to go on as it would have. Raises
    ValueError unless `path` is that of a file, in a folder that is there.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        same: dict[str, Any],
        stopping: EarlyStopping | None,
    ) -> None:
        require_instance("checkpoint", path, (str, os.PathLike))
        self.path = Path(path)
        usable = self.path.parent.is_dir() and not self.path.is_dir()
        require(usable, "checkpoint", str(path), "a file in a folder that is there")
        self.same = same
        self.stopping = stopping

    def __call__(self, run: Run) -> None:
        """Write the run as it stands: the callback."""
        saved = {
            "same": self.same,
            "network": run.network.state(),
            "optimizer": run.optimizer.state(),
            "history": run.history.state(),
            "rng": rng_state(run.rng),
            "stopping": self.stopping.state() if self.stopping else None,
            "stop": run.stop,
        }
        write_tree(self.path, saved)

    def load(self, run: Run) -> None:
        """Bring the run to where the file says it was.

        Raises ValueError, and changes nothing, if the file is that of another run.
        """
        saved = read_tree(self.path)
        self._require_same(saved)
        run.optimizer.load_state(saved["optimizer"])
        run.network.load_state(saved["network"])
        run.history.load_state(saved["history"])
        set_rng_state(run.rng, saved["rng"])
        run.stop = saved["stop"]
        if self.stopping:
            self.stopping.load_state(saved["stopping"])

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
    settings: dict[str, Any],
    data: dict[str, Any],
) -> Checkpoint | None:
    """The checkpoint in `path`; with `resume` the run goes on from it, if it is there.

    `settings` and `data` are those of `fit`. Raises ValueError.
    """
    require_instance("resume", resume, bool)
    if path is None:
        require(not resume, "checkpoint", path, "a path to resume from")
        return None
    saver = Checkpoint(path, identity(run, stopping, settings, data), stopping)
    if resume and saver.path.exists():
        saver.load(run)
    return saver


def identity(
    run: Run,
    stopping: EarlyStopping | None,
    settings: dict[str, Any],
    data: dict[str, Any],
) -> dict[str, Any]:
    """What a run is, in plain values: its parts by name, its data by checksum."""
    rng = run.rng
    bits = rng if isinstance(rng, np.random.RandomState) else rng.bit_generator
    same = {
        "network": repr(run.network.layers),
        "dtype": run.network.theta.dtype.name,
        "loss": repr(run.loss),
        "optimizer": described(run.optimizer),
        "rng": type(bits).__name__,
        "metric": run.history.metric,
        "patience": stopping.patience if stopping else None,
    }
    return same | settings | {name: checksum(part) for name, part in data.items()}


def described(optimizer: Optimizer) -> str:
    """The optimiser's name, its numbers that stay as they are, and AdamW's mask."""
    moving = ("lr", "steps", "theta", "work", *optimizer.memory)
    fixed = [
        f"{name}={checksum(value) if isinstance(value, np.ndarray) else value!r}"
        for name, value in vars(optimizer).items()
        if name not in moving and isinstance(value, int | float | str | np.ndarray)
    ]
    return f"{type(optimizer).__name__}({', '.join(fixed)})"


def checksum(part: Any) -> str | None:
    """Eight characters for an array, others where a bit differs; for a pair, two."""
    if part is None:
        return None
    if isinstance(part, tuple):
        return " ".join(str(checksum(each)) for each in part)
    return f"{crc32(np.ascontiguousarray(part).data):08x}"


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
