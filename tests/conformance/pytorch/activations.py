"""Activations with their vector-Jacobian products."""

import numpy as np

import nnbook
from tests.conformance.offered import offered
from tests.conformance.pytorch.base import require_no_others, require_numbers


def pair(Z, name, **options):
    require_numbers(Z)
    A = getattr(nnbook, name)(Z, **options)
    return A, lambda dA: [getattr(nnbook, f"{name}_vjp")(dA, Z, A, **options)]


def plain(name):
    def f(Z, **others):
        require_no_others(others)
        return pair(Z, name)

    return f


def leaky_relu(Z, negative_slope=0.01, **others):
    require_no_others(others)
    offered(negative_slope > 0, "leaky ReLU with a slope that is not positive")
    return pair(Z, "leaky_relu", alpha=negative_slope)


def elu(Z, alpha=1.0, **others):
    require_no_others(others)
    offered(alpha > 0, "ELU with an alpha that is not positive")
    return pair(Z, "elu", alpha=alpha)


def gelu(Z, approximate="none"):
    return pair(Z, "gelu" if approximate == "none" else "gelu_tanh")


def softplus(Z, beta=1, threshold=20):
    """PyTorch's is a line above the threshold, where it differs by exp(-20)."""
    offered(beta == 1, "softplus with a steepness")
    offered(threshold >= 20, "softplus that turns into a line early")
    return pair(Z, "softplus")


def along(name):
    def f(Z, dim=-1, dtype=None):
        require_numbers(Z)
        rows = np.moveaxis(Z, dim, -1) if Z.ndim else Z.reshape(1)
        A, vjp = pair(rows, name)

        def back(dA):
            (dZ,) = vjp(np.moveaxis(dA, dim, -1) if Z.ndim else dA.reshape(1))
            return [np.moveaxis(dZ, -1, dim) if Z.ndim else dZ.reshape(())]

        return (np.moveaxis(A, -1, dim) if Z.ndim else A.reshape(())), back

    return f


COUNTERPARTS = {
    "nn.functional.relu": plain("relu"),
    "sigmoid": plain("sigmoid"),
    "tanh": plain("tanh"),
    "nn.functional.leaky_relu": leaky_relu,
    "nn.functional.elu": elu,
    "nn.functional.gelu": gelu,
    "nn.functional.softplus": softplus,
    "softmax": along("softmax"),
    "log_softmax": along("log_softmax"),
}
