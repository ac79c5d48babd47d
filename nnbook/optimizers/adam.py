"""Adam: momentum, with a rate of its own for every coordinate."""

from math import sqrt

import numpy as np

from nnbook.optimizers.base import Optimizer, pieces
from nnbook.types import Array
from nnbook.validation import require_between, require_same_shape


class Adam(Optimizer):
    """theta <- theta - lr m^ / (sqrt(v^) + eps), with m^ and v^ bias-corrected means.

    Source: Kingma and Ba (2015), Adam, algorithm 1.
    """

    memory = ("m", "v", "t")

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
        self.work = np.empty_like(theta)
        self.t = 0

    def update(self, grad: Array) -> None:
        """theta <- theta - lr (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps).

        First m <- beta1 m + (1 - beta1) grad and v <- beta2 v + (1 - beta2) grad^2.
        With c = sqrt(1 - beta2^t), the step is lr c / (1 - beta1^t) times
        m / (sqrt(v) + eps c): so only numbers are corrected, not vectors.
        """
        self.t += 1
        c = sqrt(1 - self.beta2**self.t)
        rate, eps = self.lr * c / (1 - self.beta1**self.t), self.eps * c
        for piece in pieces(len(grad)):
            m, v, g, work = self.m[piece], self.v[piece], grad[piece], self.work[piece]
            m *= self.beta1
            m += np.multiply(g, 1 - self.beta1, out=work)
            v *= self.beta2
            v += np.multiply(np.multiply(g, g, out=work), 1 - self.beta2, out=work)
            np.sqrt(v, out=work)
            work += eps
            step = np.divide(m, work, out=work)
            step *= rate
            self.theta[piece] -= step


class AdamW(Adam):
    """theta <- theta - lr decay mask theta, then Adam's step: decay apart from grad.

    `mask` is 1 where theta decays and 0 where not, `network.weight_mask` for weights
    without biases; by default everything decays, as in PyTorch. Raises ValueError
    unless 0 <= decay < inf and mask has the shape of theta.
    Source: Loshchilov and Hutter (2019), Decoupled Weight Decay Regularization.
    """

    def __init__(
        self,
        theta: Array,
        lr: float = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        decay: float = 1e-2,
        mask: Array | None = None,
    ) -> None:
        super().__init__(theta, lr, beta1, beta2, eps)
        self.decay = require_between("decay", decay, 0, np.inf)
        self.mask = np.ones_like(theta) if mask is None else mask
        require_same_shape("mask", self.mask, "theta", theta)

    def update(self, grad: Array) -> None:
        """theta <- theta - lr decay mask theta, then Adam's update."""
        self.theta -= self.lr * self.decay * (self.mask * self.theta)
        super().update(grad)
