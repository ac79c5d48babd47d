"""Momentum: a step goes where the last ones went, corrected by the gradient."""

import numpy as np

from nnbook.optimizers.base import Optimizer
from nnbook.types import Array
from nnbook.validation import require_between, require_instance


class Momentum(Optimizer):
    """v <- mu v + grad,  theta <- theta - lr v.

    With `average` the new gradient enters with weight 1 - mu, so that v is a moving
    average; the same path then needs a rate that is 1 / (1 - mu) times as large.
    Source: Polyak (1964); Sutskever, Martens, Dahl and Hinton (2013), whose v holds
    the rate as well: the same for a rate that does not change.
    """

    memory = ("v",)

    def __init__(
        self, theta: Array, lr: float, mu: float = 0.9, average: bool = False
    ) -> None:
        super().__init__(theta, lr)
        self.mu = require_between("mu", mu, 0, 1)
        require_instance("average", average, bool)
        self.weight = 1 - mu if average else 1.0
        self.v = np.zeros_like(theta)

    def update(self, grad: Array) -> None:
        """v <- mu v + grad,  theta <- theta - lr v."""
        self.v *= self.mu
        self.v += self.weight * grad
        self.theta -= self.lr * self.v


class Nesterov(Momentum):
    """v <- mu v + grad,  theta <- theta - lr (grad + mu v): momentum that looks ahead.

    The gradient is taken at theta, which here is the point that the method of Nesterov
    looks ahead to: only the name of the point differs, as long as mu and lr stay.
    Source: Nesterov (1983); Sutskever, Martens, Dahl and Hinton (2013), section 2.
    """

    def __init__(self, theta: Array, lr: float, mu: float = 0.9) -> None:
        super().__init__(theta, lr, mu)

    def update(self, grad: Array) -> None:
        """v <- mu v + grad,  theta <- theta - lr (grad + mu v)."""
        self.v *= self.mu
        self.v += grad
        self.theta -= self.lr * (grad + self.mu * self.v)
