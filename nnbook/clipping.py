"""Clipping: a gradient that is too long is shortened before the step.

One steep place in the loss can throw theta far away. Clipping by norm limits the length
of the step and keeps its direction; clipping by value limits each entry on its own,
which turns it. Both take `network.grad`, the whole gradient in one vector.
"""

import numpy as np

from nnbook.types import Array
from nnbook.validation import (
    as_array,
    require,
    require_between,
    require_finite,
    require_instance,
)

__all__ = ["clip_by_norm", "clip_by_value"]


def clip_by_norm(grad: Array, limit: float) -> float:
    """grad <- grad min(1, limit / ||grad||), in place; returns ||grad|| from before.

    A zero gradient stays zero, squares of large entries do not overflow, and with
    limit = inf the norm is measured and nothing changes. Raises ValueError, and leaves
    grad alone, unless grad is a floating-point array, finite and writeable, and
    limit > 0. (PyTorch divides by ||grad|| + 1e-6, and lets NaN through.)
    Source: Pascanu, Mikolov and Bengio (2013), On the difficulty of training recurrent
    neural networks, algorithm 1.

    >>> grad = np.array([3.0, 4.0])
    >>> clip_by_norm(grad, limit=1)
    5.0
    >>> grad
    array([0.6, 0.8])
    """
    limit = _checked(grad, limit)
    largest = float(np.abs(grad).max(initial=0))
    if largest == 0:
        return 0.0
    # Relative to the largest, every entry is in [-1, 1], and so is its square.
    relative = float(np.linalg.norm(np.divide(grad, largest, dtype=np.float64)))
    norm = largest * relative
    if norm > limit:
        grad /= largest
        grad *= limit / relative
    return norm


def clip_by_value(grad: Array, limit: float) -> None:
    """grad_i <- min(max(grad_i, -limit), limit), in place.

    Raises ValueError, and leaves grad alone, unless grad is a floating-point array,
    finite and writeable, and limit > 0. (PyTorch lets NaN and infinity in.)

    >>> grad = np.array([0.5, -3.0, 2.0])
    >>> clip_by_value(grad, limit=1)
    >>> grad
    array([ 0.5, -1. ,  1. ])
    """
    # In float64, where also a limit beyond the range of float32 is a number.
    bound = np.float64(_checked(grad, limit))
    np.clip(grad, -bound, bound, out=grad)


def _checked(grad: Array, limit: float) -> float:
    """The limit, once it is known that grad can be clipped."""
    require_instance("grad", grad, np.ndarray)
    if grad.dtype.kind != "f":
        raise ValueError(
            f"grad has dtype {grad.dtype}, expected floating-point numbers"
        )
    as_array("grad", grad)
    require(grad.flags.writeable, "grad", "read-only", "an array that can be changed")
    require_finite("grad", grad)
    return float(
        require_between("limit", limit, 0, np.inf, open_low=True, closed_high=True)
    )
