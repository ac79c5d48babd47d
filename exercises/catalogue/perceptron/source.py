"""Rosenblatt's perceptron: a unit with a threshold, which learns from mistakes."""

import numpy as np


class Perceptron:
    """Answers 1 where X w + b >= 0, else 0. w: (n_inputs,), b: a number."""

    def __init__(self, n_inputs: int) -> None:
        """Start with weights and bias at zero."""
        # --- solution
        self.w = np.zeros(n_inputs)
        self.b = 0.0
        # --- stub
        # raise NotImplementedError("__init__ is yours to write")
        # --- end

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Return 0 or 1 for each row. X: (rows, n_inputs), the result: (rows,)."""
        # --- solution
        return np.where(X @ self.w + self.b >= 0, 1, 0)
        # --- stub
        # raise NotImplementedError("predict is yours to write")
        # --- end

    def fit(self, X: np.ndarray, y: np.ndarray, epochs: int = 100) -> list[int]:
        """Learn sample by sample; return the number of updates in each epoch.

        X: (rows, n_inputs), y: (rows,) with 0 and 1. Stops after an epoch without
        updates, or after `epochs` of them.
        """
        # --- solution
        counts = []
        for _ in range(epochs):
            updates = 0
            for n in range(len(X)):
                error = y[n] - self.predict(X[n : n + 1])[0]
                if error != 0:
                    self.w = self.w + error * X[n]
                    self.b += error
                    updates += 1
            counts.append(updates)
            if updates == 0:
                break
        return counts
        # --- stub
        # raise NotImplementedError("fit is yours to write")
        # --- end
