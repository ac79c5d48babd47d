"""RMSProp: every coordinate has a rate of its own."""

import numpy as np

from nnbook.optimizers.base import Optimizer
from nnbook.types import Array
from nnbook.validation import require_between


class RMSProp(Optimizer):
    """theta <- theta - lr grad / (sqrt(v) + eps), with v a running mean of grad^2.

    v starts at 0 and is not corrected for it: the first step is 1 / sqrt(1 - rho)
    times as long as a later one. Source: Tieleman and Hinton (2012), lecture 6.5.
    """

    memory = ("v",)

    def __init__(
        self, theta: Array, lr: float = 1e-3, rho: float = 0.9, eps: float = 1e-8
    ) -> None:
        super().__init__(theta, lr)
        self.rho = require_between("rho", rho, 0, 1)
        self.eps = require_between("eps", eps, 0, np.inf, open_low=True)
        self.v = np.zeros_like(theta)

    def update(self, grad: Array) -> None:
        """v <- rho v + (1 - rho) grad^2,  theta <- theta - lr grad / (sqrt(v) + eps)"""
        self.v *= self.rho
        self.v += (1 - self.rho) * (grad * grad)
        self.theta -= self.lr * grad / (np.sqrt(self.v) + self.eps)
