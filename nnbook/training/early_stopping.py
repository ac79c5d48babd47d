"""Stop when held-out data stops improving, and go back to where it was best."""

import numpy as np

from nnbook.types import Array
from nnbook.validation import require_count


class EarlyStopping:
    """Over after `patience` epochs in a row without a new lowest validation loss."""

    def __init__(self, patience: int) -> None:
        self.patience = require_count("patience", patience)
        self.best_loss = np.inf
        self.best_theta: Array | None = None
        self.waited = 0

    def is_over(self, loss: float, theta: Array) -> bool:
        """Note this epoch's validation loss, and say whether to stop."""
        if loss < self.best_loss:
            self.best_loss, self.best_theta, self.waited = loss, theta.copy(), 0
        else:
            self.waited += 1
        return self.waited >= self.patience

    def restore(self, theta: Array) -> None:
        """theta <- the theta of the lowest validation loss, in place."""
        if self.best_theta is not None:
            theta[:] = self.best_theta
