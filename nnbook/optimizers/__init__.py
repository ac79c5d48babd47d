"""Optimisers: how theta moves when it is told a gradient."""

from nnbook.optimizers.base import (
    Adam,
    GradientDescent,
    Momentum,
    Optimizer,
)

__all__ = [
    "Adam",
    "GradientDescent",
    "Momentum",
    "Optimizer",
]
