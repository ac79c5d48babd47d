"""Cross-entropies of logits: yes or no with a sigmoid, one of K with a softmax.

A logit is the last layer's output before softmax or sigmoid. Taking the loss from
there keeps both value and gradient exact where the probabilities round to 0 or 1.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.activations.piecewise import relu
from nnbook.activations.rowwise import log_softmax
from nnbook.activations.smooth import sigmoid, softplus_tail
from nnbook.losses.base import Loss, shares
from nnbook.rows import row_sum
from nnbook.types import Array
from nnbook.validation import as_numbers, require_each


class BinaryCrossEntropy(Loss):
    """L = -(1/NK) sum Y log P + (1 - Y) log(1 - P),  with P = sigmoid(Z).

    Y holds probabilities in [0, 1]; with K > 1 each column is a question of its own.
    """

    def value_and_grad(
        self, Z: Array, Y: Array, weights: Array | None = None
    ) -> tuple[Any, Array]:
        """L as above, without overflow or cancellation;  dL/dZ = (1/NK) (P - Y).

        -log(1 - P) = softplus(Z) = U + softplus_tail(Z) with U = max(0, Z), and
        -log P = softplus(-Z) has U - Z = max(0, -Z) instead: no term is negative.
        """
        share = shares(weights, Z) / Z.shape[1]
        U = relu(Z)
        terms = Y * (U - Z) + (1 - Y) * U + softplus_tail(Z)
        return (share * terms).sum(), share * (sigmoid(Z) - Y)

    def check_targets(self, Y: npt.ArrayLike, name: str = "Y") -> None:
        """Raise ValueError unless Y holds probabilities."""
        super().check_targets(Y, name)
        Y = as_numbers(name, Y)
        fits = (Y.real >= 0) & (Y.real <= 1)
        require_each(name, Y, fits, "numbers in [0, 1]")


class SoftmaxCrossEntropy(Loss):
    """L = -(1/N) sum_nk Y_nk log P_nk,  with P = softmax(Z) row by row.

    For one-hot rows of Y this is the mean of KL(Y || P) over the rows; for other
    distributions it exceeds that by their mean entropy, which has no slope.
    """

    def value_and_grad(
        self, Z: Array, Y: Array, weights: Array | None = None
    ) -> tuple[Any, Array]:
        """L = -(1/N) sum Y log P,  dL/dZ = (1/N) (S P - Y), S the sum of Y's row.

        S is 1 for a distribution, which leaves (P - Y) / N.
        """
        D = shares(weights, Z) * Y  # Y / N, or each row of Y by its weight's share
        log_P = log_softmax(Z)
        value = (D * log_P).sum()
        if value != value:  # NaN: perhaps from 0 log 0, which is 0
            value = (D * np.where(D == 0, 0, log_P)).sum()
        return -value, row_sum(D) * np.exp(log_P) - D

    def check_targets(self, Y: npt.ArrayLike, name: str = "Y") -> None:
        """Raise ValueError unless no number of Y is negative."""
        super().check_targets(Y, name)
        Y = as_numbers(name, Y)
        require_each(name, Y, Y.real >= 0, "numbers >= 0")
