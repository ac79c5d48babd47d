"""What makes a run the same run: whether a file of one may be gone on from."""

from collections.abc import Callable, Sequence
from typing import Any
from zlib import crc32

import numpy as np

from nnbook.optimizers import Optimizer
from nnbook.training.callbacks import Keeper, Run
from nnbook.training.checks import checked_rate
from nnbook.training.early_stopping import EarlyStopping
from nnbook.types import Array


def identity(
    run: Run,
    stopping: EarlyStopping | None,
    keepers: Sequence[Keeper],
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
        "callbacks": [type(keeper).__name__ for keeper in keepers],
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
    """Eight characters for an array, others where a bit differs; for a tuple, each."""
    if part is None:
        return None
    if isinstance(part, tuple):
        return " ".join(str(checksum(each)) for each in part)
    return f"{crc32(np.ascontiguousarray(part).data):08x}"


def require_same_rates(
    then: Array, last: float, now: float, schedule: Any, batches: int
) -> None:
    """Raise ValueError unless the epochs of the file had the rates of this run.

    `then` are those at the end of each epoch. With a schedule it would give the same.
    Without one `now` is that of the first epoch, or the `last`, which a callback set.
    """
    expected = [now if now != last else then[0]]
    if schedule is not None:
        expected = rates_at_ends(schedule, len(then), batches)
    for epoch, (old, new) in enumerate(zip(then, expected, strict=False), start=1):
        if old != new:
            raise ValueError(
                f"checkpoint has lr {old} in epoch {epoch}, expected {new}"
            )


def rates_at_ends(
    schedule: Callable[[float], float], epochs: int, batches: int
) -> list[float]:
    """The rate in the last step of each epoch."""
    part = (batches - 1) / batches
    return [checked_rate(schedule, epoch + part) for epoch in range(epochs)]
