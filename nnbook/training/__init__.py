"""Training: shuffle, step through mini-batches, validate, stop in time."""

from nnbook.training.early_stopping import EarlyStopping
from nnbook.training.history import History
from nnbook.training.loop import evaluate, fit, minibatches

__all__ = ["EarlyStopping", "History", "evaluate", "fit", "minibatches"]
