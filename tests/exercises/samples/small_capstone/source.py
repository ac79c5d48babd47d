"""From raw numbers to predictions."""

import numpy as np


def scale(X: np.ndarray, mean: np.ndarray, sd: np.ndarray) -> np.ndarray:
    """Return (X - mean) / sd. X: (rows, inputs)."""
    # --- solution
    return (X - mean) / sd
    # --- stub
    # raise NotImplementedError("scale is yours to write")
    # --- end


def predict(theta: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Return the probabilities (rows,); theta: (inputs + 1,), the bias last."""
    # --- solution
    return 1 / (1 + np.exp(-(X @ theta[:-1] + theta[-1])))
    # --- stub
    # raise NotImplementedError("predict is yours to write")
    # --- end


def fit(X: np.ndarray, y: np.ndarray, seed: int) -> np.ndarray:
    """Return theta after 20 epochs over the rows in drawn orders, rate 0.1."""
    # --- solution
    rng, theta = np.random.default_rng(seed), np.zeros(X.shape[1] + 1)
    for _ in range(20):
        for i in rng.permutation(len(X)):
            error = predict(theta, X[i : i + 1])[0] - y[i]
            theta -= 0.1 * error * np.append(X[i], 1.0)
    return theta
    # --- stub
    # raise NotImplementedError("fit is yours to write")
    # --- end
