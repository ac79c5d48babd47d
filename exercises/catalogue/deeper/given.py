"""A network of any depth with one logit, with batch norm or without."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

EPS, MOMENTUM = 1e-5, 0.1


class Network:
    """Dense layers with ReLU between them; all parameters lie in one vector, theta.

    sizes: units from the inputs to the output, such as [4, 8, 8, 1].
    norm: whether each hidden layer normalises its sums before the ReLU.
    """

    def __init__(
        self, sizes: Sequence[int], norm: bool, rng: np.random.Generator
    ) -> None:
        self.norm = norm
        parts = []
        for inputs, units in pairwise(sizes):
            parts.append(rng.normal(0.0, np.sqrt(2.0 / inputs), (inputs, units)))
            parts += [np.zeros(units), np.ones(units)]
        ends = np.cumsum([part.size for part in parts])
        self.theta = np.concatenate([part.ravel() for part in parts])
        self.grad = np.zeros_like(self.theta)
        # W, shift and scale of each layer, and their gradients: views of two vectors
        shapes = [part.shape for part in parts]
        self.layers = _views(self.theta, ends, shapes)
        self.slopes = _views(self.grad, ends, shapes)
        self.means = [np.zeros(units) for units in sizes[1:]]
        self.variances = [np.ones(units) for units in sizes[1:]]
        self.m, self.v, self.t = np.zeros_like(self.theta), np.zeros_like(self.theta), 0

    def forward(self, X: np.ndarray, train: bool) -> np.ndarray:
        """Return the logits of X (rows, inputs): (rows,).

        In training batch norm uses mean and variance of these rows and moves its
        running averages towards them; else it uses the averages and changes nothing.
        """
        A, self.cache = X, []
        last = len(self.layers) - 1
        for i, (W, shift, scale) in enumerate(self.layers):
            Z = A @ W
            hat, spread = Z, np.ones(1)
            if self.norm and i < last:
                mean, var = self._statistics(Z, i, train)
                spread = np.sqrt(var + EPS)
                hat = (Z - mean) / spread
            self.cache.append((A, hat, spread))
            A = hat * scale + shift if self.norm and i < last else Z + shift
            A = np.maximum(A, 0.0) if i < last else A
        return np.asarray(A[:, 0])

    def learn(self, X: np.ndarray, y: np.ndarray, rate: float) -> None:
        """Take one step of Adam on these rows, with labels y (rows,) of 0 and 1."""
        z = self.forward(X, train=True)
        self._backward((0.5 * (1.0 + np.tanh(z / 2)) - y)[:, None] / len(y))
        self.t += 1
        self.m += 0.1 * (self.grad - self.m)
        self.v += 0.001 * (self.grad**2 - self.v)
        root = np.sqrt(self.v / (1 - 0.999**self.t)) + 1e-8
        self.theta -= rate * self.m / (1 - 0.9**self.t) / root

    def _statistics(
        self, Z: np.ndarray, i: int, train: bool
    ) -> tuple[np.ndarray, np.ndarray]:
        if not train:
            return self.means[i], self.variances[i]
        mean, var = Z.mean(axis=0), Z.var(axis=0)
        self.means[i] = self.means[i] + MOMENTUM * (mean - self.means[i])
        unbiased = var * len(Z) / max(len(Z) - 1, 1)
        self.variances[i] = self.variances[i] + MOMENTUM * (
            unbiased - self.variances[i]
        )
        return mean, var

    def _backward(self, dZ: np.ndarray) -> None:
        last = len(self.layers) - 1
        for i in reversed(range(len(self.layers))):
            A, hat, spread = self.cache[i]
            dW, dshift, dscale = self.slopes[i]
            dshift[...] = dZ.sum(axis=0)
            if self.norm and i < last:
                dscale[...] = (dZ * hat).sum(axis=0)
                even = (dshift + hat * dscale) / len(dZ)
                dZ = self.layers[i][2] / spread * (dZ - even)
            dW[...] = A.T @ dZ
            if i:
                dZ = dZ @ self.layers[i][0].T * (A > 0)


def _views(
    vector: np.ndarray, ends: np.ndarray, shapes: list[tuple[int, ...]]
) -> list[list[np.ndarray]]:
    """Return three arrays for each layer that share the memory of a vector."""
    parts = np.split(vector, ends[:-1])
    arrays = [part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)]
    return [arrays[i : i + 3] for i in range(0, len(arrays), 3)]
