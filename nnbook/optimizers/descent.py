"""Gradient descent: a step downhill, in proportion to the slope."""

from nnbook.optimizers.base import Optimizer
from nnbook.types import Array


class GradientDescent(Optimizer):
    """theta <- theta - lr grad.

    Source: Cauchy (1847), Méthode générale pour la résolution des systèmes d'équations
    simultanées.
    """

    def update(self, grad: Array) -> None:
        """theta <- theta - lr grad."""
        self.theta -= self.lr * grad
