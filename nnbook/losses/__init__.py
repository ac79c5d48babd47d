"""Losses on logits: one number for a batch, and its gradient."""

from nnbook.losses.formulas import (
    MSE,
    BinaryCrossEntropy,
    Loss,
    SoftmaxCrossEntropy,
)

__all__ = [
    "MSE",
    "BinaryCrossEntropy",
    "Loss",
    "SoftmaxCrossEntropy",
]
