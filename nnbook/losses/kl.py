"""Kullback-Leibler divergence: for targets that are distributions themselves."""

from typing import Any

import numpy as np

from nnbook.losses.base import shares
from nnbook.losses.cross_entropy import SoftmaxCrossEntropy
from nnbook.types import Array


class KLDivergence(SoftmaxCrossEntropy):
    """L = (1/N) sum_nk Y_nk (log Y_nk - log P_nk),  P = softmax(Z),  0 log 0 = 0.

    It is the cross-entropy less the mean entropy of Y's rows: zero where P = Y. For
    batches it is PyTorch's kl_div with reduction="batchmean", not its default.
    Source: S. Kullback and R. A. Leibler (1951), equation 2.4.
    """

    def value_and_grad(
        self, Z: Array, Y: Array, weights: Array | None = None
    ) -> tuple[Any, Array]:
        """L = cross-entropy + (1/N) sum Y log Y,  dL/dZ = (1/N) (S P - Y) as there."""
        cross_entropy, dZ = super().value_and_grad(Z, Y, weights)
        log_Y = np.log(Y, out=np.zeros_like(Y), where=Y.real > 0)
        return cross_entropy + (shares(weights, Z) * Y * log_Y).sum(), dZ
