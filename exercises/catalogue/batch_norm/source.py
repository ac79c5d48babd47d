"""Batch normalisation in training and in evaluation."""

import numpy as np

# --- solution
VARIANCE_AFTER = 3e-5 / (3e-5 + 1e-5)
# --- stub
# VARIANCE_AFTER = ...  # a number
# --- end


def statistics(Z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and variance of each column of Z (rows, units), with 1/N."""
    # --- solution
    mean = Z.mean(axis=0)
    return mean, np.mean((Z - mean) ** 2, axis=0)
    # --- stub
    # raise NotImplementedError("statistics is yours to write")
    # --- end


class BatchNorm:
    """Gives each unit of a batch mean 0 and variance near 1, then scale and shift."""

    def __init__(self, units: int, momentum: float = 0.1, eps: float = 1e-5) -> None:
        # --- solution
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(units), np.zeros(units)
        self.running_mean, self.running_var = np.zeros(units), np.ones(units)
        # --- stub
        # raise NotImplementedError("__init__ is yours to write")
        # --- end

    def forward(self, Z: np.ndarray, train: bool) -> np.ndarray:
        """Return the normalised batch (rows, units); in training keep averages."""
        # --- solution
        m, v = self.running_mean, self.running_var
        if train:
            m, v = statistics(Z)
            self._keep(m, v * len(Z) / (len(Z) - 1))
        return self.gamma * (Z - m) / np.sqrt(v + self.eps) + self.beta

    def _keep(self, mean: np.ndarray, var: np.ndarray) -> None:
        """Move the running averages towards those of a batch."""
        self.running_mean = self.running_mean + self.momentum * (
            mean - self.running_mean
        )
        self.running_var = self.running_var + self.momentum * (var - self.running_var)
        # --- stub
        # raise NotImplementedError("forward is yours to write")
        # --- end
