"""Mean squared error: for targets that are numbers."""

from typing import Any

from nnbook.losses.base import Loss, shares
from nnbook.types import Array


class MSE(Loss):
    """L = (1/NK) sum (Z - Y)^2,  dL/dZ = (2/NK) (Z - Y)."""

    def value_and_grad(
        self, Z: Array, Y: Array, weights: Array | None = None
    ) -> tuple[Any, Array]:
        """L = (1/NK) sum (Z - Y)^2,  dL/dZ = (2/NK) (Z - Y)."""
        R = Z - Y
        D = shares(weights, Z) / Z.shape[1] * R
        return (D * R).sum(), 2 * D
