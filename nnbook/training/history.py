"""What happened in a training run, epoch by epoch."""

import numpy as np

from nnbook.types import Array


class History:
    """Losses and accuracies as arrays: one entry an epoch, and every batch of it."""

    def __init__(self) -> None:
        self._batch_losses: list[list[float]] = []
        self._batch_sizes: list[list[int]] = []
        self._validation: list[tuple[float, float]] = []

    def start_epoch(self) -> None:
        """Open the record of a new epoch."""
        self._batch_losses.append([])
        self._batch_sizes.append([])

    def add_batch(self, loss: float, size: int) -> None:
        """Note the loss of a batch, measured before the step that it caused."""
        self._batch_losses[-1].append(loss)
        self._batch_sizes[-1].append(size)

    def add_validation(self, loss: float, accuracy: float) -> None:
        """Note loss and accuracy on held-out data at the end of the epoch."""
        self._validation.append((loss, accuracy))

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
        sizes = np.array(self._batch_sizes)
        return np.average(self.batch_loss, axis=1, weights=sizes)

    @property
    def val_loss(self) -> Array:
        """The validation loss after each epoch; empty without validation data."""
        return np.array([loss for loss, _ in self._validation])

    @property
    def val_accuracy(self) -> Array:
        """The validation accuracy after each epoch; empty without validation data."""
        return np.array([accuracy for _, accuracy in self._validation])

    @property
    def best_epoch(self) -> int:
        """The epoch, counted from 1, of the lowest validation loss.

        Raises ValueError without validation data.
        """
        if not self._validation:
            raise ValueError("history has no validation losses, expected at least one")
        return int(self.val_loss.argmin()) + 1
