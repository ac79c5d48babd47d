"""What the counterparts share."""

import numpy as np

from tests.conformance.offered import offered


def require_numbers(*arrays):
    offered(all(a.size for a in arrays if a is not None), "no numbers at all")


def require_no_others(options):
    """Options that only choose how PyTorch computes do not count."""
    known = {"inplace", "use_cudnn"}
    others = sorted(name for name in options if name not in known)
    offered(not others, f"option {', '.join(others)}")


def bound(layer, *parameters):
    """The layer, which holds these parameters, in the order of its part of theta."""
    theta = np.concatenate([p.ravel() for p in parameters])
    layer.bind(theta, np.full_like(theta, np.nan))
    return layer


def rows_of(Z, axis=1):
    """Rows (N, K) of what has its classes along an axis; and the way back."""
    moved = np.moveaxis(Z, axis, -1)

    def back(rows):
        return np.moveaxis(rows.reshape(moved.shape), -1, axis)

    return moved.reshape(-1, Z.shape[axis]), back
