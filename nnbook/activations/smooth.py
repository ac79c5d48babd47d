"""The sigmoid and its relatives: smooth everywhere, and exact for any finite Z."""

import numpy as np

from nnbook.activations.piecewise import relu
from nnbook.types import Array


def sigmoid(Z: Array) -> Array:
    """A = 1 / (1 + exp(-Z)), without overflow for any finite Z."""
    E = exp_minus_abs(Z)
    return np.where(Z.real > 0, 1, E) / (1 + E)


def sigmoid_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA * A * (1 - A)."""
    return dA * A * (1 - A)


def tanh(Z: Array) -> Array:
    """A = tanh(Z)."""
    return np.tanh(Z)


def tanh_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA * (1 - A^2)."""
    return dA * (1 - A * A)


def softplus(Z: Array) -> Array:
    """A = log(1 + exp(Z)) = max(0, Z) + log(1 + exp(-|Z|)).

    Source: Dugas, Bengio, Belisle, Nadeau and Garcia (2001), Incorporating Second-Order
    Functional Knowledge for Better Option Pricing.
    """
    return relu(Z) + softplus_tail(Z)


def softplus_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA * (1 - exp(-A)), which is dA * sigmoid(Z)."""
    return dA * -np.expm1(-A)


def softplus_tail(Z: Array) -> Array:
    """log(1 + exp(-|Z|)): what softplus adds to max(0, Z), at most log 2."""
    return np.log1p(exp_minus_abs(Z))


def exp_minus_abs(Z: Array) -> Array:
    """exp(-|Z|), which never overflows."""
    return np.exp(np.where(Z.real > 0, -Z, Z))
