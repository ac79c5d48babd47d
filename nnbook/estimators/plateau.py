"""Stop when the training loss stops falling."""

import numpy as np

from nnbook.training import Run


class Plateau:
    """Over after `patience` epochs in a row without a loss of best - tol or lower."""

    def __init__(self, tol: float, patience: int) -> None:
        self.tol = tol
        self.patience = patience
        self.best = np.inf
        self.waited = 0

    def __call__(self, run: Run) -> None:
        """Note the epoch's training loss, and stop the run once it is over."""
        loss = float(run.history.train_loss[-1])
        self.waited = 0 if loss <= self.best - self.tol else self.waited + 1
        self.best = min(self.best, loss)
        run.stop = self.waited >= self.patience
