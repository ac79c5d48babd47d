"""What happened in a training run, epoch by epoch."""

from array import array
from time import perf_counter
from typing import Any

import numpy as np

from nnbook.training.record import (
    checked_record,
    require_as_many,
    require_begun,
    require_turn,
    require_whole,
)
from nnbook.training.table import aligned, as_rows
from nnbook.types import Array
from nnbook.validation import require, require_between, require_instance, require_number


class History:
    """Losses, scores, learning rates and seconds as arrays: one entry an epoch.

    `metric` is the name of the score that goes with the validation loss. `print` shows
    a table, and `table()` are its rows. All epochs have as many batches as the first,
    and all are validated or none is: NaN stands for what is not known. Raises
    ValueError for a name that is no string, or "loss": val_loss is the loss.
    """

    def __init__(self, metric: str = "accuracy") -> None:
        require_instance("metric", metric, str)
        require(metric != "loss", "metric", metric, "another name than the loss's")
        self.metric = metric
        self._batch_losses: list[array[float]] = []
        self._batch_weights: list[array[float]] = []
        self._validation: list[tuple[float, float]] = []
        self._lr: list[float] = []
        self._seconds: list[float] = []
        self._started = 0.0

    def start_epoch(self) -> None:
        """Start an epoch's clock; ValueError where the last lacks what others have."""
        self._require_whole()
        self._batch_losses.append(array("d"))
        self._batch_weights.append(array("d"))
        self._started = perf_counter()

    def add_batch(self, loss: float, weight: float) -> None:
        """Note the loss of a batch, measured before the step that it caused.

        `weight` is the number of its samples, or the sum of their weights. Raises
        ValueError for what is no number, a weight <= 0, or before `start_epoch`.
        """
        require_begun(self.epochs, "a batch")
        if not (type(loss) is float and type(weight) is float and 0 < weight < np.inf):
            # It is a step's own work: what is as it should be is not asked twice.
            loss = require_number("loss", loss)
            weight = require_between("weight", weight, 0, np.inf, open_low=True)
        self._batch_losses[-1].append(loss)
        self._batch_weights[-1].append(weight)

    def add_validation(self, loss: float, score: float) -> None:
        """Note loss and score on held-out data at the end of the epoch.

        Raises ValueError unless both are numbers, of which NaN is one, and where an
        earlier epoch has no validation, or this one has.
        """
        scores = require_number("loss", loss), require_number("score", score)
        require_begun(self.epochs, "a validation")
        require_turn("validations", self._validation, self.epochs)
        self._validation.append(scores)

    def end_epoch(self, lr: float) -> None:
        """Note the learning rate of the epoch's last step, and stop the clock.

        Raises ValueError unless lr is in [0, inf), before `start_epoch`, and for
        another number of batches than in the first epoch.
        """
        rate = float(require_between("lr", lr, 0, np.inf))
        require_begun(self.epochs, "its end")
        require_turn("rates", self._lr, self.epochs)
        require_as_many(self._batch_losses)
        self._lr.append(rate)
        self._seconds.append(perf_counter() - self._started)

    def _require_whole(self) -> None:
        """Raise ValueError where one epoch lacks what others have."""
        require_whole(self._batch_losses, validations=self._validation, rates=self._lr)

    @property
    def epochs(self) -> int:
        """How many epochs were run."""
        return len(self._batch_losses)

    @property
    def batch_loss(self) -> Array:
        """The loss of every batch, shape (epochs, batches)."""
        return np.array(self._batch_losses)

    @property
    def train_loss(self) -> Array:
        """The mean loss of a sample in each epoch, shape (epochs,).

        Batches are weighted by their size: a smaller last batch counts for less.
        """
        if not self.epochs:
            return np.empty(0)
        weights = np.array(self._batch_weights)
        return np.average(self.batch_loss, axis=1, weights=weights)

    @property
    def running_loss(self) -> float:
        """The mean loss of a sample so far in the newest epoch.

        Raises ValueError before its first batch.
        """
        if not self._batch_losses or not self._batch_losses[-1]:
            had = "history has no batch in this epoch"
            raise ValueError(f"{had}, expected at least one")
        losses, weights = self._batch_losses[-1], self._batch_weights[-1]
        return float(np.average(losses, weights=weights))

    @property
    def val_loss(self) -> Array:
        """The validation loss after each epoch; empty without validation data."""
        return np.array([loss for loss, _ in self._validation])

    @property
    def val_score(self) -> Array:
        """The `metric` on validation data after each epoch; empty without such data."""
        return np.array([score for _, score in self._validation])

    @property
    def val_accuracy(self) -> Array:
        """`val_score` where the metric is accuracy, as for classifiers; else empty."""
        return self.val_score if self.metric == "accuracy" else np.empty(0)

    @property
    def lr(self) -> Array:
        """The learning rate of the last step of each epoch, shape (epochs,)."""
        return np.array(self._lr)

    @property
    def seconds(self) -> Array:
        """How long each epoch took, validation included, shape (epochs,)."""
        return np.array(self._seconds)

    @property
    def best_epoch(self) -> int:
        """The epoch, counted from 1, of the lowest validation loss; never of NaN.

        Raises ValueError without validation data.
        """
        if not self._validation:
            raise ValueError("history has no validation losses, expected at least one")
        losses = self.val_loss
        return int(np.where(np.isnan(losses), np.inf, losses).argmin()) + 1

    def table(self) -> list[dict[str, float]]:
        """One row an epoch: epoch, train_loss, val_loss, val_<metric>, lr, seconds.

        Columns that were not recorded are left out. Raises ValueError where one epoch
        lacks what others have.
        """
        self._require_whole()
        columns = {
            "epoch": np.arange(1, self.epochs + 1),
            "train_loss": self.train_loss,
            "val_loss": self.val_loss,
            f"val_{self.metric}": self.val_score,
            "lr": self.lr,
            "seconds": self.seconds,
        }
        return as_rows(columns)

    def __str__(self) -> str:
        return aligned(self.table()) or "no epochs"

    def state(self) -> dict[str, Any]:
        """The record so far, as arrays, for `load_state`."""
        return {
            "batch_losses": self.batch_loss,
            "batch_weights": np.array(self._batch_weights),
            "validation": np.array(self._validation),
            "lr": self.lr,
            "seconds": self.seconds,
        }

    def load_state(self, state: dict[str, Any]) -> None:
        """Go on from a record.

        Raises ValueError, and changes nothing, unless `state` holds what `state()`
        does: numbers, in the same shapes.
        """
        losses, weights, validation, lr, seconds = checked_record(state)
        self._batch_losses = [array("d", row) for row in losses]
        self._batch_weights = [array("d", row) for row in weights]
        self._validation = [(loss, score) for loss, score in validation]
        self._lr, self._seconds = lr.tolist(), seconds.tolist()
