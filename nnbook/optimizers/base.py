"""What every optimiser is: a few lines on two flat vectors, in place."""

from typing import Any

import numpy as np

from nnbook.types import Array
from nnbook.validation import (
    as_gradient,
    as_numbers,
    require,
    require_between,
    require_count,
    require_finite,
    require_instance,
    require_same_shape,
)

#: Entries of a piece: five such vectors of float32, 5 MB, stay in a shared cache.
PIECE = 1 << 18
#: After every so many steps an optimiser drops what is too small to matter: below this
#: many times the smallest normal number, which 0.9 to the power of TIDY leads to.
TIDY, MARGIN = 100, 1 << 16


def pieces(n: int) -> list[slice]:
    """0..n cut into pieces: many operations on one go faster than each on all."""
    return [slice(start, start + PIECE) for start in range(0, n, PIECE)]


class Optimizer:
    """theta <- theta - step, so far `steps` times; `lr` may be changed between steps.

    Raises ValueError unless theta is a vector of float32 or float64 that may be
    changed, lr > 0, and every other number is in the range that its message names.
    """

    #: Names of the attributes that change from step to step, beside theta, lr, steps.
    memory: tuple[str, ...] = ()

    def __init__(self, theta: Array, lr: float) -> None:
        require_instance("theta", theta, np.ndarray)
        vector = theta.ndim == 1 and theta.dtype in (np.float32, np.float64)
        had = f"of shape {theta.shape} and dtype {theta.dtype}"
        require(vector, "theta", had, "a vector of float32 or float64")
        _require_changeable(theta)
        self.theta = theta
        self.lr = require_between("lr", lr, 0, np.inf, open_low=True)
        self.steps = 0

    def step(self, grad: Array) -> None:
        """Change theta in place, given the gradient of the loss at theta.

        Raises ValueError, and moves nothing, unless grad is an array of real numbers
        in the shape of theta, and theta may be changed. That they are finite is not
        checked: `clip_by_norm` does, at the price of a pass over them.
        """
        theta = self.theta
        grad = as_gradient("grad", grad, theta.shape, theta.dtype, "theta")
        if not theta.flags.writeable:
            _require_changeable(theta)
        self.update(grad)
        self.steps += 1
        if self.steps % TIDY == 0:
            self.drop_subnormals()

    def update(self, grad: Array) -> None:
        """Change theta by the method's formula, for a grad that `step` has checked."""
        raise NotImplementedError

    def drop_subnormals(self) -> None:
        """Set to 0 what memory holds near the smallest normal number, about 1e-38.

        Of a unit that died, only decay is left: its sums shrink to subnormal numbers,
        which round back to themselves and never reach 0. Arithmetic on them is many
        times slower. `step` calls this now and then.

        No step can tell what is dropped from 0, as long as eps is far above it. In
        float32 Adam forgets gradients of less than about 1e-17, which are nothing
        beside an eps of 1e-8; beside one of 1e-20 they would count.
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
        """Go on from a state of such an optimiser.

        Raises ValueError, and changes nothing, unless the names are those of `state`
        and the values of their kinds: vectors in the shape of theta, finite, lr >= 0,
        and counts of steps.
        """
        require_instance("state", state, dict)
        names = ["lr", "steps", *self.memory]
        require(set(state) == set(names), "state", list(state), f"{names}")
        now = {name: getattr(self, name) for name in names}
        require_between("state's lr", state["lr"], 0, np.inf)
        new = {n: _like(now[n], f"state's {n}", state[n], n) for n in names}
        for name, value in new.items():
            setattr(self, name, value)

    def __repr__(self) -> str:
        changing = ("steps", *self.memory)
        numbers = (
            f"{name}={value!r}"
            for name, value in vars(self).items()
            if name not in changing and isinstance(value, int | float | str)
        )
        return f"{type(self).__name__}({', '.join(numbers)})"


def _require_changeable(theta: Array) -> None:
    """Raise ValueError where theta is read-only."""
    require(theta.flags.writeable, "theta", "read-only", "a vector that can be changed")


def _like(now: Any, name: str, got: Any, whose: str) -> Any:
    """A copy of `got`, or ValueError unless it can take the place of `now`."""
    if isinstance(now, np.ndarray):
        values = as_numbers(name, got, now.dtype)
        require_same_shape(name, values, whose, now)
        require_finite(name, values)
        return values.copy()
    if isinstance(now, int):
        return require_count(name, got, least=0)
    return float(require_between(name, got, -np.inf, np.inf, open_low=True))


def _copy(value: Any) -> Any:
    """A copy of an array; of a number, Python's own, which leaves float32 alone."""
    array = np.array(value)
    return array if array.ndim else array.item()
