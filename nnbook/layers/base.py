"""Layers: thin objects that hold views of theta and grad, and the input they saw.

Samples are rows. `forward` keeps what `backward` needs; `backward` takes the gradient
of the loss with respect to the layer's output, writes the gradient of its parameters
and returns the gradient with respect to its input.
"""

import numpy as np

from nnbook.activations import ACTIVATIONS
from nnbook.initializers import Initializer
from nnbook.types import Array
from nnbook.validation import require_choice, require_count


class Layer:
    """A = layer.forward(X), dX = layer.backward(dA); by default without parameters."""

    parameter_count = 0

    def bind(self, theta: Array, grad: Array) -> None:
        """Take this layer's part of the network's two vectors as views."""

    def initialize(self, initializer: Initializer, rng: np.random.Generator) -> None:
        """Set the parameters, in place, to where training starts."""

    def forward(self, X: Array, train: bool = False) -> Array:
        """Return the output for X, shape (N, n_in), and keep what backward needs."""
        raise NotImplementedError

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """Write the parameters' gradient; return dX (empty if not needed)."""
        raise NotImplementedError


class Dense(Layer):
    """Z = X @ W + b, with W of shape (n_in, n_out) and b of shape (n_out,)."""

    def __init__(self, n_in: int, n_out: int) -> None:
        self.n_in = require_count("n_in", n_in)
        self.n_out = require_count("n_out", n_out)
        self.parameter_count = self.n_in * self.n_out + self.n_out

    def bind(self, theta: Array, grad: Array) -> None:
        """theta = [W row by row, b], and grad = [dW, db] alike."""
        weights, shape = self.n_in * self.n_out, (self.n_in, self.n_out)
        self.W, self.b = theta[:weights].reshape(shape), theta[weights:]
        self.dW, self.db = grad[:weights].reshape(shape), grad[weights:]

    def initialize(self, initializer: Initializer, rng: np.random.Generator) -> None:
        """W = initializer(n_in, n_out), b = 0."""
        self.W[:] = initializer(self.n_in, self.n_out, rng)
        self.b[:] = 0

    def forward(self, X: Array, train: bool = False) -> Array:
        """Z = X @ W + b."""
        self.X = X
        Z: Array = X @ self.W
        Z += self.b
        return Z

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """dW = X^T dZ,  db = sum of the rows of dZ,  dX = dZ W^T."""
        np.matmul(self.X.T, dA, out=self.dW)
        np.sum(dA, axis=0, out=self.db)
        return dA @ self.W.T if need_dX else np.empty(0)

    def __repr__(self) -> str:
        return f"Dense({self.n_in}, {self.n_out})"


class Activate(Layer):
    """A = f(Z), with f an activation by name."""

    def __init__(self, name: str) -> None:
        require_choice("activation", name, list(ACTIVATIONS))
        self.activation = ACTIVATIONS[name]

    def forward(self, X: Array, train: bool = False) -> Array:
        """A = f(Z)."""
        self.Z = X
        self.A = self.activation.f(X)
        return self.A

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """dZ = dA . f'(Z)."""
        return self.activation.vjp(dA, self.Z, self.A)

    def __repr__(self) -> str:
        return f"Activate({self.activation.name!r})"
