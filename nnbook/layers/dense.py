"""The dense layer: every input is connected with every output."""

import numpy as np

from nnbook.initializers import Initializer, drawn
from nnbook.layers.base import NO_BATCH, Layer
from nnbook.types import Array, Shape
from nnbook.validation import (
    as_gradient,
    as_numbers,
    require_batch,
    require_count,
    require_sample_shape,
)


class Dense(Layer):
    """Z = X @ W + b, with W of shape (n_in, n_out) and b of shape (n_out,).

    X has shape (N, n_in), Z (N, n_out). W and b are 0 until a network, or
    `initialize`, draws W. Raises ValueError as every layer does.
    """

    X: Array = NO_BATCH

    def __init__(self, n_in: int, n_out: int) -> None:
        self.n_in = require_count("n_in", n_in)
        self.n_out = require_count("n_out", n_out)
        self.input_shape = (self.n_in,)
        self.weight_count = self.n_in * self.n_out
        self.parameter_count = self.weight_count + self.n_out
        self.bind_own()

    def output_shape(self, shape: Shape) -> Shape:
        """(n_in,) -> (n_out,)."""
        require_sample_shape(self, shape, self.input_shape)
        return (self.n_out,)

    def bind(self, theta: Array, grad: Array) -> None:
        """theta = [W row by row, b], and grad = [dW, db] alike."""
        super().bind(theta, grad)
        weights, shape = self.weight_count, (self.n_in, self.n_out)
        self.W, self.b = theta[:weights].reshape(shape), theta[weights:]
        self.dW, self.db = grad[:weights].reshape(shape), grad[weights:]

    def initialize(self, initializer: Initializer, rng: np.random.Generator) -> None:
        """W = initializer(n_in, n_out), b = 0."""
        self.W[:] = drawn(initializer, self.n_in, self.n_out, rng)
        self.b[:] = 0

    def forward(self, X: Array, train: bool = False) -> Array:
        """Z = X @ W + b."""
        X = require_batch("X", X, self.input_shape)
        self.X = X = as_numbers("X", X, self.W.dtype)
        Z: Array = X.dot(self.W)  # what @ does to matrices, and quicker for small ones
        Z += self.b
        return Z

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """dW = X^T dZ,  db = sum of the rows of dZ,  dX = dZ W^T."""
        dA = as_gradient("dA", dA, (len(self.X), self.n_out), self.X.dtype)
        np.dot(self.X.T, dA, out=self.dW)
        np.add.reduce(dA, axis=0, out=self.db)
        return dA.dot(self.W.T) if need_dX else np.empty(0)
