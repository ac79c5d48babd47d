"""Adam: momentum, with a rate of its own for every coordinate."""

from math import sqrt

import numpy as np

from nnbook.optimizers.base import Optimizer, pieces
from nnbook.types import Array
from nnbook.validation import (
    as_numbers,
    require,
    require_between,
    require_same_shape,
)
from nnbook.vectors import zero_vector


class Adam(Optimizer):
    """theta <- theta - lr m^ / (sqrt(v^) + eps), with m^ and v^ bias-corrected means.

    A running mean m <- beta m + (1 - beta) g starts at 0 and is too small at first. Its
    correction is that of any mean: the weighted sum of the gradients, each counting
    beta times the next, divided by the sum of the weights. Both sums are kept here.
    Source: Kingma and Ba (2015), Adam, algorithm 1.
    """

    memory = ("sum_g", "sum_g2", "t")

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
        self.sum_g = zero_vector(len(theta), theta.dtype)
        self.sum_g2 = zero_vector(len(theta), theta.dtype)
        # The last piece first: the next forward pass begins with what was used last.
        self.pieces = pieces(len(theta))[::-1]
        longest = max((len(theta[piece]) for piece in self.pieces), default=0)
        self.work = zero_vector(longest, theta.dtype)
        self.t = 0

    @property
    def m(self) -> Array:
        """(1 - beta1) sum_g: the first moment of algorithm 1, not yet corrected."""
        return (1 - self.beta1) * self.sum_g

    @property
    def v(self) -> Array:
        """(1 - beta2) sum_g2: the second moment of algorithm 1, not yet corrected."""
        return (1 - self.beta2) * self.sum_g2

    def update(self, grad: Array) -> None:
        """theta <- theta - lr (sum_g / w1) / (sqrt(sum_g2 / w2) + eps).

        First sum_g <- beta1 sum_g + grad and sum_g2 <- beta2 sum_g2 + grad^2, in which
        the weights sum to w = 1 + beta + ... + beta^(t-1) = (1 - beta^t) / (1 - beta).
        With c = sqrt(w2), the step is lr c / w1 times sum_g / (sqrt(sum_g2) + eps c):
        so only numbers are corrected, not vectors.
        """
        self.t += 1
        w1 = (1 - self.beta1**self.t) / (1 - self.beta1)
        c = sqrt((1 - self.beta2**self.t) / (1 - self.beta2))
        rate, eps = self.lr * c / w1, self.eps * c
        for piece in self.pieces:
            sum_g, sum_g2, g = self.sum_g[piece], self.sum_g2[piece], grad[piece]
            work = self.work[: len(g)]
            sum_g *= self.beta1
            sum_g += g
            sum_g2 *= self.beta2
            sum_g2 += np.multiply(g, g, out=work)
            np.sqrt(sum_g2, out=work)
            work += eps
            step = np.divide(sum_g, work, out=work)
            step *= rate
            self.theta[piece] -= step


class AdamW(Adam):
    """theta <- theta - lr decay mask theta, then Adam's step: decay apart from grad.

    `mask` is 1 where theta decays and 0 where not, `network.weight_mask` for weights
    without biases; by default everything decays, as in PyTorch. Raises ValueError
    also unless 0 <= decay < inf and mask holds zeros and ones in the shape of theta.
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
        self.mask = np.ones_like(theta) if mask is None else _mask(mask, theta)

    def update(self, grad: Array) -> None:
        """theta <- theta - lr decay mask theta, then Adam's update."""
        self.theta -= self.lr * self.decay * (self.mask * self.theta)
        super().update(grad)


def _mask(mask: Array, theta: Array) -> Array:
    """A copy of the mask in the type of theta, or ValueError unless it is one."""
    mask = as_numbers("mask", mask, theta.dtype)
    require_same_shape("mask", mask, "theta", theta)
    is_mask = bool(((mask == 0) | (mask == 1)).all())
    require(is_mask, "mask", mask, "1 where theta decays and 0 where not")
    return mask.copy()
