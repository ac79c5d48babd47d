"""Batch normalisation: each feature of a batch gets mean 0 and variance 1."""

from typing import Any

import numpy as np

from nnbook.initializers import Initializer
from nnbook.layers.base import NO_BATCH, Layer
from nnbook.types import Array, Shape
from nnbook.validation import (
    as_gradient,
    as_numbers,
    require,
    require_batch,
    require_between,
    require_count,
    require_each,
    require_instance,
    require_known_shape,
    require_same_shape,
)
from nnbook.validation.room import require_room


class BatchNorm(Layer):
    """A = gamma * (X - m) / sqrt(v + eps) + beta, for each feature.

    Features are the columns of rows (N, n), or the channels of images (N, C, H, W). In
    training m and v are mean and variance of the batch, v with 1/M over the M numbers
    of a feature, and the running ones follow: r <- r + momentum (batch - r), where the
    batch's variance is the unbiased one, with 1/(M - 1), as in PyTorch. In evaluation
    m and v are the running ones. gamma and beta are 0 until a network, or
    `initialize`, sets gamma to 1. Raises ValueError.
    Source: Ioffe and Szegedy (2015), Batch Normalization, algorithms 1 and 2.
    """

    X_hat: Array = NO_BATCH
    axes: tuple[int, ...] = NO_BATCH
    train: bool = NO_BATCH
    slope: Array = NO_BATCH

    def __init__(
        self, n_features: int, momentum: float = 0.1, eps: float = 1e-5
    ) -> None:
        self.n_features = require_count("n_features", n_features)
        self.momentum = require_between("momentum", momentum, 0, 1, closed_high=True)
        self.eps = require_between("eps", eps, 0, np.inf, open_low=True)
        self.parameter_count = 2 * self.n_features
        require_room("n_features", self.n_features, (2, self.parameter_count))
        self.running_mean: Array = np.zeros(self.n_features)
        self.running_var: Array = np.ones(self.n_features)
        self.bind_own()

    def output_shape(self, shape: Shape) -> Shape:
        """(n,) -> (n,), and (C, H, W) -> (C, H, W)."""
        require_known_shape("shape", shape)
        n = self.n_features
        fits = shape is None or (len(shape) in (1, 3) and shape[0] in (None, n))
        require(fits, f"sample of {self}", shape, f"({n},) or ({n}, H, W)")
        return shape

    def bind(self, theta: Array, grad: Array) -> None:
        """theta = [gamma, beta], and grad = [dgamma, dbeta] alike."""
        super().bind(theta, grad)
        n = self.n_features
        self.gamma, self.beta = theta[:n], theta[n:]
        self.dgamma, self.dbeta = grad[:n], grad[n:]
        self.running_mean = _in_type_of(theta, self.running_mean)
        self.running_var = _in_type_of(theta, self.running_var)

    def initialize(self, initializer: Initializer, rng: np.random.Generator) -> None:
        """gamma = 1, beta = 0; running mean 0, running variance 1. Nothing is drawn."""
        self.gamma[:], self.beta[:] = 1, 0
        self.running_mean[:], self.running_var[:] = 0, 1

    def forward(self, X: Array, train: bool = False) -> Array:
        """A = gamma * X_hat + beta, with X_hat = (X - m) / sqrt(v + eps).

        Raises ValueError for a batch with one number of each feature in training: its
        variance says nothing.
        """
        require_instance("train", train, bool)
        X = require_batch("X", X)
        self.output_shape(X.shape[1:])
        X = as_numbers("X", X, self.gamma.dtype)
        numbers = X.size // self.n_features
        more = "two numbers of each feature at least, in training"
        require(not train or numbers > 1, "X's shape", X.shape, more)
        self.axes, self.train = (0, *range(2, X.ndim)), train
        m = X.mean(self.axes) if train else self.running_mean
        centred = X - self._wide(m)
        v = (centred * centred).mean(self.axes) if train else self.running_var
        if train:
            unbiased = v * (numbers / (numbers - 1))
            self.running_mean += self.momentum * (m - self.running_mean)
            self.running_var += self.momentum * (unbiased - self.running_var)
        self.slope = 1 / np.sqrt(v + self.eps)
        self.X_hat = centred * self._wide(self.slope)
        return self._wide(self.gamma) * self.X_hat + self._wide(self.beta)

    def backward(self, dA: Array, need_dX: bool = True) -> Array:
        """dX = gamma (dA - mean(dA) - X_hat mean(dA X_hat)) / sqrt(v + eps).

        Means are over a feature's numbers; they are there because m and v depend on X.
        After evaluation they are not: then dX = gamma dA / sqrt(v + eps). In both
        cases dgamma = sum of dA X_hat, dbeta = sum of dA.
        """
        dA = as_gradient("dA", dA, self.X_hat.shape, self.X_hat.dtype)
        np.sum(dA * self.X_hat, axis=self.axes, out=self.dgamma)
        np.sum(dA, axis=self.axes, out=self.dbeta)
        if not need_dX:
            return np.empty(0)
        if self.train:
            share = self.n_features / dA.size
            mean, with_X_hat = self._wide(share * self.dbeta), share * self.dgamma
            dA = dA - mean - self.X_hat * self._wide(with_X_hat)
        return self._wide(self.gamma * self.slope) * dA

    def state(self) -> dict[str, Any]:
        """Return the running mean and variance, as copies."""
        return {
            "running_mean": self.running_mean.copy(),
            "running_var": self.running_var.copy(),
        }

    def check_state(self, state: dict[str, Any]) -> None:
        """Raise ValueError unless it is a mean and a variance of every feature.

        A mean or a variance may be NaN: that is how a run that diverged looks.
        """
        super().check_state(state)
        for name, now in self.state().items():
            values = as_numbers(f"state's {name}", state[name], now.dtype)
            require_same_shape(f"state's {name}", values, name, now)
        variance = np.asarray(state["running_var"])
        proper = ~(variance.real < 0)
        require_each("state's running_var", variance, proper, "numbers >= 0")

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on from a running mean and variance. Raises ValueError."""
        self.check_state(state)
        self.running_mean[:] = state["running_mean"]
        self.running_var[:] = state["running_var"]

    def _wide(self, per_feature: Array) -> Array:
        """A vector of features as (n,) or (n, 1, 1), to stand beside a batch."""
        return per_feature.reshape(-1, *(1 for _ in self.axes[1:]))


def _in_type_of(theta: Array, running: Array) -> Array:
    """A copy in the network's type; what the complex step left over is dropped."""
    kept = running if np.iscomplexobj(theta) else running.real
    return kept.astype(theta.dtype)
