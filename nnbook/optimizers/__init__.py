"""Optimisers: how theta moves when it is told a gradient."""

from nnbook.optimizers.adam import Adam, AdamW
from nnbook.optimizers.base import Optimizer
from nnbook.optimizers.descent import GradientDescent
from nnbook.optimizers.momentum import Momentum, Nesterov
from nnbook.optimizers.rmsprop import RMSProp

__all__ = [
    "Adam",
    "AdamW",
    "GradientDescent",
    "Momentum",
    "Nesterov",
    "Optimizer",
    "RMSProp",
]
