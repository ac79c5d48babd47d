"""Memory: an array that is too large is refused before anything is computed."""

import numpy as np


def require_room(name: str, got: object, shape: tuple[int, ...]) -> None:
    """Raise ValueError unless there is memory for an array (float64) of the shape."""
    try:
        np.empty(shape)  # claimed and given back; nothing is written
    except (MemoryError, ValueError) as error:
        raise ValueError(
            f"{name} is {got}, expected fewer: there is no memory for {shape} numbers"
        ) from error
