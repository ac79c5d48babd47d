"""Kullback-Leibler divergence: for targets that are distributions themselves."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.losses.base import shares
from nnbook.losses.cross_entropy import SoftmaxCrossEntropy
from nnbook.types import Array
from nnbook.validation import require


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

    def checked(
        self, Z: npt.ArrayLike, Y: npt.ArrayLike, weights: npt.ArrayLike | None = None
    ) -> tuple[Array, Array, Array | None]:
        """(Z, Y, weights) as arrays. Raises ValueError also where Y is negative."""
        checked = super().checked(Z, Y, weights)
        require(bool((checked[1].real >= 0).all()), "Y", Y, "numbers >= 0")
        return checked
