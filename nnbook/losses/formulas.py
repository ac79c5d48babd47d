"""Losses on logits: one number for a batch, and its gradient with respect to Z.

A logit is the last layer's output before softmax or sigmoid. Taking the loss from
there keeps both value and gradient exact where the probabilities round to 0 or 1.
Values and gradients are means over the batch, so that the step does not grow with it.
"""

from abc import ABC, abstractmethod
from typing import Any

import numpy as np

from nnbook.activations import log_softmax, sigmoid, softplus
from nnbook.rows import row_sum
from nnbook.types import Array
from nnbook.validation import require_rows, require_same_shape


class Loss(ABC):
    """L = loss(Z, Y) and dZ = loss.grad(Z, Y), for Z and Y of shape (N, K)."""

    @abstractmethod
    def value_and_grad(self, Z: Array, Y: Array) -> tuple[Any, Array]:
        """L and dL/dZ: a scalar of Z's type, and an array of Z's shape."""

    def __call__(self, Z: Array, Y: Array) -> Any:
        """L alone. Raises ValueError when Z and Y differ in shape."""
        return self.checked(Z, Y)[0]

    def grad(self, Z: Array, Y: Array) -> Array:
        """dL/dZ alone, shape (N, K). Raises ValueError when Z and Y differ in shape."""
        return self.checked(Z, Y)[1]

    def checked(self, Z: Array, Y: Array) -> tuple[Any, Array]:
        """`value_and_grad` after a look at the shapes."""
        require_rows("Z", Z)
        require_same_shape("Y", Y, "Z", Z)
        return self.value_and_grad(Z, Y)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class MSE(Loss):
    """L = (1/NK) sum (Z - Y)^2,  dL/dZ = (2/NK) (Z - Y)."""

    def value_and_grad(self, Z: Array, Y: Array) -> tuple[Any, Array]:
        """L = (1/NK) sum (Z - Y)^2,  dL/dZ = (2/NK) (Z - Y)."""
        R = Z - Y
        return (R * R).sum() / R.size, 2 * R / R.size


class BinaryCrossEntropy(Loss):
    """L = -(1/NK) sum Y log P + (1 - Y) log(1 - P),  with P = sigmoid(Z).

    Y holds probabilities in [0, 1]; with K > 1 each column is a question of its own.
    """

    def value_and_grad(self, Z: Array, Y: Array) -> tuple[Any, Array]:
        """L = (1/NK) sum softplus(Z) - Y Z,  dL/dZ = (1/NK) (sigmoid(Z) - Y)."""
        return (softplus(Z) - Y * Z).sum() / Z.size, (sigmoid(Z) - Y) / Z.size


class SoftmaxCrossEntropy(Loss):
    """L = -(1/N) sum_nk Y_nk log P_nk,  with P = softmax(Z) row by row.

    For one-hot rows of Y this is the mean of KL(Y || P) over the rows; for other
    distributions it exceeds that by their mean entropy, which has no slope.
    """

    def value_and_grad(self, Z: Array, Y: Array) -> tuple[Any, Array]:
        """L = -(1/N) sum Y log P,  dL/dZ = (1/N) (S P - Y), S the sum of Y's row.

        S is 1 for a distribution, which leaves (P - Y) / N.
        """
        log_P = log_softmax(Z)
        S = row_sum(Y)
        return -(Y * log_P).sum() / len(Z), (S * np.exp(log_P) - Y) / len(Z)
