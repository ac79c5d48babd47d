"""What an operator of the table is, and the axis that nnbook takes for the classes."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from tests.conformance.offered import offered


class Operator(NamedTuple):
    """f(node, *inputs) -> output or outputs, and the attributes that f reads.

    An operator that computes nothing (moves) makes no case: NumPy does what it does.
    """

    f: Callable[..., Any]
    reads: tuple[str, ...] = ()
    moves: bool = False


def require_floats(X):
    """nnbook computes in float32 and float64."""
    offered(X.dtype in (np.float32, np.float64), f"dtype {X.dtype}")
    return X


def over_axis(f, X, axis):
    """f, which works on rows, along another axis."""
    return np.moveaxis(f(np.moveaxis(X, axis, -1)), -1, axis)
