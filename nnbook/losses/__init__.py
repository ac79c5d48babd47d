"""Losses on logits: one number for a batch, and its gradient with respect to Z.

Values and gradients are means over the batch, so that the step does not grow with it.
"""

from nnbook.losses.base import Loss
from nnbook.losses.cross_entropy import BinaryCrossEntropy, SoftmaxCrossEntropy
from nnbook.losses.kl import KLDivergence
from nnbook.losses.mse import MSE

__all__ = [
    "LOSSES",
    "MSE",
    "BinaryCrossEntropy",
    "KLDivergence",
    "Loss",
    "SoftmaxCrossEntropy",
]

#: The class of every loss by its name.
LOSSES: dict[str, type[Loss]] = {
    "mse": MSE,
    "binary_cross_entropy": BinaryCrossEntropy,
    "softmax_cross_entropy": SoftmaxCrossEntropy,
    "kl_divergence": KLDivergence,
}
