"""Activations as pairs: A = f(Z), and its vector-Jacobian product."""

from nnbook.activations.formulas import (
    ACTIVATIONS,
    Activation,
    identity,
    identity_vjp,
    log_softmax,
    log_softmax_vjp,
    relu,
    relu_vjp,
    sigmoid,
    sigmoid_vjp,
    softmax,
    softmax_vjp,
    softplus,
    tanh,
    tanh_vjp,
)

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "identity",
    "identity_vjp",
    "log_softmax",
    "log_softmax_vjp",
    "relu",
    "relu_vjp",
    "sigmoid",
    "sigmoid_vjp",
    "softmax",
    "softmax_vjp",
    "softplus",
    "tanh",
    "tanh_vjp",
]
