"""Training: shuffle, step through mini-batches, validate, stop in time."""

from nnbook.training.batches import minibatches
from nnbook.training.callbacks import Callback, Run
from nnbook.training.early_stopping import EarlyStopping
from nnbook.training.evaluation import METRICS, Metric, evaluate, predict
from nnbook.training.history import History
from nnbook.training.loop import fit

__all__ = [
    "METRICS",
    "Callback",
    "EarlyStopping",
    "History",
    "Metric",
    "Run",
    "evaluate",
    "fit",
    "minibatches",
    "predict",
]
