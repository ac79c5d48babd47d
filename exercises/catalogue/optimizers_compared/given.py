"""A network with one hidden layer, its parameters in one vector, and its loss."""

import numpy as np

UNITS = 16


def start(seed: int) -> np.ndarray:
    """Return the parameters with which training begins: (65,)."""
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(2, UNITS)), rng.normal(size=UNITS) * (2 / UNITS) ** 0.5
    return np.concatenate([W1.ravel(), np.zeros(UNITS), W2, np.zeros(1)])


def loss_and_gradient(
    theta: np.ndarray, X: np.ndarray, y: np.ndarray
) -> tuple[float, np.ndarray]:
    """Return the mean binary cross-entropy and its gradient, of the shape of theta.

    X: (rows, 2), y: (rows,) with 0 and 1.
    """
    W1 = theta[: 2 * UNITS].reshape(2, UNITS)
    b1, W2 = theta[2 * UNITS : 3 * UNITS], theta[3 * UNITS : 4 * UNITS]
    A = np.maximum(X @ W1 + b1, 0.0)
    z = A @ W2 + theta[-1]
    loss = float(np.mean(np.logaddexp(0.0, z) - y * z))
    dz = (0.5 * (1 + np.tanh(z / 2)) - y) / len(y)
    dZ = dz[:, None] * W2 * (A > 0)
    parts = (X.T @ dZ).ravel(), dZ.sum(axis=0), A.T @ dz, [dz.sum()]
    return loss, np.concatenate(parts)
