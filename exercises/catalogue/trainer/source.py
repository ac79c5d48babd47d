"""The training loop: shuffle, step, validate, stop in time."""

from collections.abc import Callable

import numpy as np

LossAndGrad = Callable[[np.ndarray, np.ndarray, np.ndarray], tuple[float, np.ndarray]]


class Trainer:
    """Trains by mini-batches and keeps the parameters with the best validation loss."""

    def __init__(
        self,
        loss_and_grad: LossAndGrad,
        lr: float = 0.1,
        batch_size: int = 32,
        patience: int = 10,
    ) -> None:
        # --- solution
        self.loss_and_grad = loss_and_grad
        self.lr, self.batch_size, self.patience = lr, batch_size, patience
        # --- stub
        # raise NotImplementedError("__init__ is yours to write")
        # --- end

    def fit(
        self,
        theta: np.ndarray,
        X: np.ndarray,
        Y: np.ndarray,
        X_val: np.ndarray,
        Y_val: np.ndarray,
        epochs: int,
        rng: np.random.Generator,
    ) -> np.ndarray:
        """Return the best theta; leave train_losses, val_losses and best_epoch."""
        # --- solution
        self.train_losses: list[float] = []
        self.val_losses: list[float] = []
        lowest, best, self.best_epoch, waited = np.inf, theta, 0, 0
        for epoch in range(epochs):
            theta = self._epoch(theta, X, Y, rng)
            loss, _ = self.loss_and_grad(theta, X_val, Y_val)
            self.val_losses.append(loss)
            if loss < lowest:
                lowest, best, self.best_epoch, waited = loss, theta, epoch, 0
            else:
                waited += 1
            if waited == self.patience:
                break
        return best

    def _epoch(
        self, theta: np.ndarray, X: np.ndarray, Y: np.ndarray, rng: np.random.Generator
    ) -> np.ndarray:
        """Return theta after one pass over X; note the mean of the losses."""
        order, total = rng.permutation(len(X)), 0.0
        for start in range(0, len(X), self.batch_size):
            picked = order[start : start + self.batch_size]
            loss, grad = self.loss_and_grad(theta, X[picked], Y[picked])
            theta = theta - self.lr * grad
            total += loss * len(picked)
        self.train_losses.append(total / len(X))
        return theta
        # --- stub
        # raise NotImplementedError("fit is yours to write")
        # --- end
