"""Optimisers: how theta moves when it is told a gradient.

Each is a few lines on two flat vectors, in place.
"""

import numpy as np

from nnbook.types import Array
from nnbook.validation import require_between, require_same_shape


class Optimizer:
    """theta <- theta - step; `lr` may be changed between steps."""

    def __init__(self, theta: Array, lr: float) -> None:
        self.theta = theta
        self.lr = require_between("lr", lr, 0, np.inf, open_low=True)

    def step(self, grad: Array) -> None:
        """Change theta in place, given the gradient of the loss at theta."""
        require_same_shape("grad", grad, "theta", self.theta)
        self.update(grad)

    def update(self, grad: Array) -> None:
        """Change theta by the method's formula."""
        raise NotImplementedError


class GradientDescent(Optimizer):
    """theta <- theta - lr grad."""

    def update(self, grad: Array) -> None:
        """theta <- theta - lr grad."""
        self.theta -= self.lr * grad


class Momentum(Optimizer):
    """v <- mu v + grad,  theta <- theta - lr v.

    With `average` the new gradient enters with weight 1 - mu, so that v is a moving
    average; the same path then needs a rate that is 1 / (1 - mu) times as large.
    Source: Polyak (1964); Sutskever, Martens, Dahl and Hinton (2013), whose v holds
    the rate as well: the same for a rate that does not change.
    """

    def __init__(
        self, theta: Array, lr: float, mu: float = 0.9, average: bool = False
    ) -> None:
        super().__init__(theta, lr)
        self.mu = require_between("mu", mu, 0, 1)
        self.weight = 1 - mu if average else 1.0
        self.v = np.zeros_like(theta)

    def update(self, grad: Array) -> None:
        """v <- mu v + grad,  theta <- theta - lr v."""
        self.v *= self.mu
        self.v += self.weight * grad
        self.theta -= self.lr * self.v


class Adam(Optimizer):
    """theta <- theta - lr m^ / (sqrt(v^) + eps), with m^ and v^ bias-corrected means.

    Source: Kingma and Ba (2015), Adam, algorithm 1.
    """

    def __init__(
        self,
        theta: Array,
        lr: float = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
    ) -> None:
        super().__init__(theta, lr)
        self.beta1 = require_between("beta1", beta1, 0, 1)
        self.beta2 = require_between("beta2", beta2, 0, 1)
        self.eps = require_between("eps", eps, 0, np.inf, open_low=True)
        self.m, self.v = np.zeros_like(theta), np.zeros_like(theta)
        self.t = 0

    def update(self, grad: Array) -> None:
        """theta <- theta - lr (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps).

        First m <- beta1 m + (1 - beta1) grad and v <- beta2 v + (1 - beta2) grad^2.
        """
        self.t += 1
        self.m *= self.beta1
        self.m += (1 - self.beta1) * grad
        self.v *= self.beta2
        self.v += (1 - self.beta2) * (grad * grad)
        denominator = np.sqrt(self.v / (1 - self.beta2**self.t))
        denominator += self.eps
        self.theta -= (self.lr / (1 - self.beta1**self.t)) * self.m / denominator
