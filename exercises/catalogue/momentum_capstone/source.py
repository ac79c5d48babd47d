"""The same network, trained with and without momentum."""

from typing import Any

import numpy as np

# --- solution
Parameters = list[np.ndarray]


def layers(theta: Parameters, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the hidden layer's output, and the probabilities."""
    W1, b1, W2, b2 = theta
    A = np.maximum(X @ W1 + b1, 0.0)
    Z = A @ W2 + b2
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return A, powers / powers.sum(axis=1, keepdims=True)


def loss(theta: Parameters, X: np.ndarray, Y: np.ndarray) -> float:
    """Return the mean cross-entropy for one-hot targets."""
    return float(-np.mean(np.sum(Y * np.log(layers(theta, X)[1] + 1e-300), axis=1)))


def gradients(theta: Parameters, X: np.ndarray, Y: np.ndarray) -> Parameters:
    """Return [dW1, db1, dW2, db2] of the mean loss."""
    A, P = layers(theta, X)
    dZ2 = (P - Y) / len(X)
    dZ1 = dZ2 @ theta[2].T * (A > 0)
    return [X.T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)]


# --- stub
# # The network, its loss and its gradients.
# --- end


def train(
    theta: list[np.ndarray],
    X: np.ndarray,
    Y: np.ndarray,
    mu: float,
    lr: float = 0.05,
    epochs: int = 12,
    batch: int = 32,
) -> tuple[list[np.ndarray], np.ndarray]:
    """Return the parameters after all epochs, and the loss on X after each.

    theta: [W1, b1, W2, b2]; X: (rows, inputs), Y: (rows, classes), one-hot. Batches
    come in the order of the rows. mu = 0 is descent without momentum.
    """
    # --- solution
    velocity = [np.zeros_like(part) for part in theta]
    losses = []
    for _ in range(epochs):
        for start in range(0, len(X), batch):
            rows = slice(start, start + batch)
            grads = gradients(theta, X[rows], Y[rows])
            velocity = [mu * v + g for v, g in zip(velocity, grads, strict=True)]
            theta = [part - lr * v for part, v in zip(theta, velocity, strict=True)]
        losses.append(loss(theta, X, Y))
    return theta, np.array(losses)
    # --- stub
    # raise NotImplementedError("train is yours to write")
    # --- end


def compare(theta: list[np.ndarray], X: np.ndarray, Y: np.ndarray) -> dict[str, Any]:
    """Return {"plain", "momentum"}, losses after 12 epochs each, and "saved".

    "saved" is how many epochs earlier momentum 0.9 reaches the last loss of mu = 0.
    """
    # --- solution
    _, plain = train(theta, X, Y, mu=0.0)
    _, momentum = train(theta, X, Y, mu=0.9)
    reached = int(np.argmax(momentum <= plain[-1]))
    return {"plain": plain, "momentum": momentum, "saved": len(plain) - 1 - reached}
    # --- stub
    # raise NotImplementedError("compare is yours to write")
    # --- end
