"""What a history remembers, as it comes from a file."""

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
        fits = part.ndim == AXES[name] or part.shape == (0,)
        if name == "batch_weights":
            fits = part.shape == parts["batch_losses"].shape
        if name == "validation":
            fits = fits and part.shape[1:] in ((), (2,))
        require(fits, f"state's {name} of shape", part.shape, "that of such a record")
    return list(parts.values())
