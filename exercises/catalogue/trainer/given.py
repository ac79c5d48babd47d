"""A loss to train on: logistic regression, with all parameters in one vector."""

import numpy as np


def loss_and_grad(
    theta: np.ndarray, X: np.ndarray, Y: np.ndarray
) -> tuple[float, np.ndarray]:
    """Return the mean binary cross-entropy and its gradient.

    theta: (inputs + 1,), the bias last; X: (rows, inputs); Y: (rows,), zeros and ones.
    """
    z = X @ theta[:-1] + theta[-1]
    loss = np.mean(np.logaddexp(0.0, z) - Y * z)
    dz = (1 / (1 + np.exp(-z)) - Y) / len(X)
    return loss, np.append(X.T @ dz, dz.sum())
