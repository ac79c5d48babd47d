"""Dropout that enlarges what it keeps."""

import numpy as np


class Dropout:
    """Drops entries with probability `rate` in training, none in evaluation."""

    def __init__(self, rate: float, rng: np.random.Generator) -> None:
        # --- solution
        self.rate, self.rng = rate, rng
        self.mask: np.ndarray | float = 1.0
        # --- stub
        # raise NotImplementedError("__init__ is yours to write")
        # --- end

    def forward(self, A: np.ndarray, train: bool) -> np.ndarray:
        """Return A with entries dropped and the others enlarged, (rows, units)."""
        # --- solution
        if train:
            kept = self.rng.random(A.shape) >= self.rate
            self.mask = kept / (1 - self.rate)
        else:
            self.mask = 1.0
        return A * self.mask
        # --- stub
        # raise NotImplementedError("forward is yours to write")
        # --- end

    def backward(self, dA: np.ndarray) -> np.ndarray:
        """Return the gradient by the input of the latest forward pass."""
        # --- solution
        return dA * self.mask
        # --- stub
        # raise NotImplementedError("backward is yours to write")
        # --- end
