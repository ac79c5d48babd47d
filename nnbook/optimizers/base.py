"""What every optimiser is: a few lines on two flat vectors, in place."""

from typing import Any

import numpy as np

from nnbook.types import Array
from nnbook.validation import (
    require,
    require_between,
    require_instance,
    require_same_shape,
)

#: Entries of a piece: a few such vectors stay in a processor's cache.
PIECE = 1 << 16
#: After every so many steps an optimiser drops what is too small to matter: below this
#: many times the smallest normal number, which 0.9 to the power of TIDY leads to.
TIDY, MARGIN = 100, 1 << 16


def pieces(n: int) -> list[slice]:
    """0..n cut into pieces: many operations on one go faster than each on all."""
    return [slice(start, start + PIECE) for start in range(0, n, PIECE)]


class Optimizer:
    """theta <- theta - step, so far `steps` times; `lr` may be changed between steps.

    Raises ValueError unless theta is a vector of floating-point numbers and lr > 0.
    """

    #: Names of the attributes that change from step to step, beside theta, lr, steps.
    memory: tuple[str, ...] = ()

    def __init__(self, theta: Array, lr: float) -> None:
        require_instance("theta", theta, np.ndarray)
        vector = theta.ndim == 1 and theta.dtype.kind == "f"
        had = f"of shape {theta.shape} and dtype {theta.dtype}"
        require(vector, "theta", had, "a vector of floating-point numbers")
        self.theta = theta
        self.lr = require_between("lr", lr, 0, np.inf, open_low=True)
        self.steps = 0

    def step(self, grad: Array) -> None:
        """Change theta in place, given the gradient of the loss at theta.

        Raises ValueError when grad does not have the shape of theta.
        """
        require_same_shape("grad", grad, "theta", self.theta)
        self.update(grad)
        self.steps += 1
        if self.steps % TIDY == 0:
            self.drop_subnormals()

    def update(self, grad: Array) -> None:
        """Change theta by the method's formula."""
        raise NotImplementedError

    def drop_subnormals(self) -> None:
        """Set to 0 what memory holds near the smallest normal number, about 1e-38.

        Of a unit that died, only decay is left: its sums shrink to subnormal numbers,
        which round back to themselves and never reach 0. Arithmetic on them is many
        times slower, and no step can tell them from 0. `step` calls this now and then.
        """
        gone: Any = False
        for name in reversed(self.memory):  # Adam divides the first by the last
            values = np.asarray(getattr(self, name))
            if values.ndim:
                least = MARGIN * np.finfo(values.dtype).tiny
                gone = gone | (np.abs(values) < least)
                values[gone] = 0

    def state(self) -> dict[str, Any]:
        """What the optimiser remembers, beside theta; a copy, for `load_state`."""
        names = ("lr", "steps", *self.memory)
        return {name: _copy(getattr(self, name)) for name in names}

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on from a state of such an optimiser. Raises ValueError."""
        require_instance("state", state, dict)
        names = sorted(("lr", "steps", *self.memory))
        require(sorted(state) == names, "state", sorted(state), f"{names}")
        for name in names:
            now = np.asarray(getattr(self, name))
            require_same_shape(f"state's {name}", state[name], name, now)
        for name in names:
            setattr(self, name, _copy(state[name]))


def _copy(value: Any) -> Any:
    """A copy of an array; of a number, Python's own, which leaves float32 alone."""
    array = np.array(value)
    return array if array.ndim else array.item()
