"""Schedules: the learning rate as a function of time, set before each step.

optimizer.lr = schedule(epoch + batch / batches)
"""

from nnbook.schedules.base import Schedule
from nnbook.schedules.cosine import Cosine, CosineRestarts
from nnbook.schedules.decay import (
    Constant,
    ExponentialDecay,
    InverseTimeDecay,
    StepDecay,
)
from nnbook.schedules.warm_up import WarmUp

__all__ = [
    "Constant",
    "Cosine",
    "CosineRestarts",
    "ExponentialDecay",
    "InverseTimeDecay",
    "Schedule",
    "StepDecay",
    "WarmUp",
]
