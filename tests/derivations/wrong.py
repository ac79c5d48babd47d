"""Wrong versions of what nnbook computes, to be patched into it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import nnbook
from nnbook.types import Array

Patch = Callable[[pytest.MonkeyPatch], None]


def method(owner: Any, name: str, wrong: Callable[..., Any]) -> Patch:
    return lambda patch: patch.setattr(owner, name, wrong)


def loss(wrong: Callable[[Array, Array, Array], tuple[Any, Array]]) -> Patch:
    """A wrong value and gradient of softmax with cross-entropy."""

    def value_and_grad(
        self: Any, Z: Array, Y: Array, weights: Array | None = None
    ) -> tuple[Any, Array]:
        log_P = nnbook.log_softmax(Z)
        return wrong(log_P, Y, Y.sum(axis=1, keepdims=True))

    return method(nnbook.SoftmaxCrossEntropy, "value_and_grad", value_and_grad)


def right_value(log_P: Array, Y: Array) -> Any:
    return -(Y * log_P).sum() / len(Y)


def adam(wrong: Callable[[Any, Array], Array]) -> Patch:
    """A wrong step of Adam, after right moments."""

    def update(self: Any, grad: Array) -> None:
        self.t += 1
        self.sum_g = self.beta1 * self.sum_g + grad
        self.sum_g2 = self.beta2 * self.sum_g2 + grad**2
        self.theta -= wrong(self, grad)

    return method(nnbook.Adam, "update", update)


def hats(self: Any, t: int) -> tuple[Array, Array]:
    return self.m / (1 - self.beta1**t), self.v / (1 - self.beta2**t)


def moments(first: float, second: int) -> Patch:
    """Wrong moments: another weight of the gradient, another power of it."""

    def update(self: Any, grad: Array) -> None:
        self.t += 1
        self.sum_g = self.beta1 * self.sum_g + first / (1 - self.beta1) * grad
        self.sum_g2 = self.beta2 * self.sum_g2 + abs(grad) ** second

    return method(nnbook.Adam, "update", update)


def backward(wrong: Callable[[Any, Array], Array]) -> Patch:
    """A wrong backward pass of the dense layer."""

    def run(self: Any, dA: Array, need_dX: bool = True) -> Array:
        self.dW[:] = self.X.T @ dA
        self.db[:] = dA.sum(axis=0)
        return wrong(self, dA)

    return method(nnbook.Dense, "backward", run)


def averaged_biases(self: Any, dA: Array) -> Array:
    self.db[:] = dA.mean(axis=0)
    return dA @ self.W.T


def negative_weights(self: Any, dA: Array) -> Array:
    self.dW *= -1
    return dA @ self.W.T


def averaged_weights(self: Any, dA: Array) -> Array:
    self.dW /= len(dA)
    return dA @ self.W.T


def transposed_weights(self: Any, dA: Array) -> Array:
    self.dW[:] = (self.X.T @ dA).T if self.n_in == self.n_out else self.dW
    return dA @ self.W.T


def straight_weights(self: Any, dA: Array) -> Array:
    return dA @ (self.W if self.n_in == self.n_out else self.W.T)


def relu_vjp(wrong: Callable[[Array, Array, Array], Array]) -> Patch:
    """A wrong ReLU product, in the function and in the table of activations."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        entry = nnbook.ACTIVATIONS["relu"]._replace(vjp=wrong)
        monkeypatch.setitem(nnbook.ACTIVATIONS, "relu", entry)
        monkeypatch.setattr(nnbook, "relu_vjp", wrong)

    return patch


def rough_softmax(Z: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)


def sharper_softmax(Z: Array) -> Array:
    return np.exp(2 * nnbook.log_softmax(Z))


def step(o: Any, m: Array, v: Array) -> Array:
    return o.lr * m / (np.sqrt(v) + o.eps)


def widened(patch: pytest.MonkeyPatch) -> None:
    right = nnbook.mlp
    patch.setattr(nnbook, "mlp", lambda sizes: right([sizes[0] + 1, *sizes[1:]]))
