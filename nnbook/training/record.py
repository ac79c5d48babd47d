"""What a history remembers: as it is written, and as it comes from a file."""

from collections.abc import Sequence, Sized
from typing import Any

import numpy as np

from nnbook.types import Array
from nnbook.validation import as_numbers, require, require_instance

#: How many axes each part of a record has; one that is empty has the first alone.
AXES = {"batch_losses": 2, "batch_weights": 2, "validation": 2, "lr": 1, "seconds": 1}


def checked_record(state: Any) -> list[Array]:
    """The arrays of a record in the order of AXES, or ValueError unless it is one."""
    require_instance("state", state, dict)
    require(set(state) == set(AXES), "state", list(state), f"{list(AXES)}")
    parts = {n: as_numbers(f"state's {n}", state[n], np.float64) for n in AXES}
    for name, part in parts.items():
        each = part.ndim == AXES[name] and len(part) == len(parts["batch_losses"])
        fits = each or part.shape == (0,)
        if name == "batch_weights":
            fits = part.shape == parts["batch_losses"].shape
        if name == "validation":
            fits = fits and part.shape[1:] in ((), (2,))
        require(fits, f"state's {name} of shape", part.shape, "that of such a record")
    return list(parts.values())


def require_begun(epochs: int, what: str) -> None:
    """Raise ValueError for what comes before the first epoch."""
    if not epochs:
        raise ValueError(f"history has no epoch, expected start_epoch before {what}")


def require_turn(name: str, record: Sized, epochs: int) -> None:
    """Raise ValueError unless the newest epoch is the next that the record lacks."""
    if len(record) != epochs - 1:
        had = f"history has {len(record)} {name}"
        raise ValueError(f"{had}, expected {epochs - 1} before that of epoch {epochs}")


def require_as_many(batches: Sequence[Sized]) -> None:
    """Raise ValueError unless the newest epoch has as many batches as the first."""
    if batches and len(batches[-1]) != len(batches[0]):
        had = f"history has {len(batches[-1])} batches in epoch {len(batches)}"
        raise ValueError(f"{had}, expected {len(batches[0])}, as in the first")


def require_whole(batches: Sequence[Sized], **records: Sized) -> None:
    """Raise ValueError unless each epoch has as many batches, and what others have."""
    require_as_many(batches)
    for name, record in records.items():
        if len(record) not in (0, len(batches)):
            had = f"history has {len(record)} {name}"
            raise ValueError(f"{had}, expected {len(batches)}, one for each epoch")
