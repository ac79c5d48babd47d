"""Activations as pairs: A = f(Z), and the vector-Jacobian product dZ = dA . f'(Z).

Every function takes float32, float64 or complex128 and returns the same type. For
complex input the real part decides on which side of a kink a value lies: that is
what the complex-step derivative needs. The product takes Z and A = f(Z), because
some derivatives are shortest in one and some in the other.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from nnbook.rows import row_max, row_sum
from nnbook.types import Array


def identity(Z: Array) -> Array:
    """A = Z."""
    return Z


def identity_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA."""
    return dA


def relu(Z: Array) -> Array:
    """A = max(0, Z)."""
    return np.where(Z.real > 0, Z, 0) if np.iscomplexobj(Z) else np.maximum(Z, 0)


def relu_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA * 1{Z > 0}: the mask lets the gradient through where the unit was on.

    At Z = 0 every slope in [0, 1] is a subgradient; this one takes 0.
    """
    return dA * (Z.real > 0)


def _exp_minus_abs(Z: Array) -> Array:
    """exp(-|Z|), which never overflows."""
    return np.exp(np.where(Z.real > 0, -Z, Z))


def sigmoid(Z: Array) -> Array:
    """A = 1 / (1 + exp(-Z)), without overflow for any finite Z."""
    E = _exp_minus_abs(Z)
    return np.where(Z.real > 0, 1, E) / (1 + E)


def sigmoid_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA * A * (1 - A)."""
    return dA * A * (1 - A)


def softplus(Z: Array) -> Array:
    """A = log(1 + exp(Z)) = max(0, Z) + log(1 + exp(-|Z|)); its slope is sigmoid(Z)."""
    return relu(Z) + softplus_tail(Z)


def softplus_tail(Z: Array) -> Array:
    """log(1 + exp(-|Z|)): what softplus adds to max(0, Z), at most log 2."""
    return np.log1p(_exp_minus_abs(Z))


def tanh(Z: Array) -> Array:
    """A = tanh(Z)."""
    return np.tanh(Z)


def tanh_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA * (1 - A^2)."""
    return dA * (1 - A * A)


def softmax(Z: Array) -> Array:
    """A_k = exp(Z_k) / sum_j exp(Z_j), row by row.

    The row's maximum is subtracted first: it changes nothing and keeps exp finite.
    """
    E = np.exp(Z - row_max(Z))
    return E / row_sum(E)


def softmax_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ_k = A_k (dA_k - sum_j A_j dA_j): the Jacobian A_k (delta_kj - A_j) applied."""
    return A * (dA - row_sum(A * dA))


def log_softmax(Z: Array) -> Array:
    """log A_k = Z_k - log sum_j exp(Z_j), row by row, with the maximum subtracted."""
    S = Z - row_max(Z)
    return S - np.log(row_sum(np.exp(S)))


def log_softmax_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ_k = dA_k - exp(A_k) sum_j dA_j, with A the logarithms of the probabilities."""
    return dA - np.exp(A) * row_sum(dA)


class Activation(NamedTuple):
    """A name, f, and the vector-Jacobian product of f."""

    name: str
    f: Callable[[Array], Array]
    vjp: Callable[[Array, Array, Array], Array]


#: Every activation by its name.
ACTIVATIONS = {
    name: Activation(name, f, vjp)
    for name, f, vjp in [
        ("identity", identity, identity_vjp),
        ("relu", relu, relu_vjp),
        ("sigmoid", sigmoid, sigmoid_vjp),
        ("tanh", tanh, tanh_vjp),
        ("softmax", softmax, softmax_vjp),
        ("log_softmax", log_softmax, log_softmax_vjp),
    ]
}
