"""A multi-layer perceptron of any shape, trained with Adam."""

from itertools import pairwise

import numpy as np


def forward(parameters: list[np.ndarray], X: np.ndarray) -> list[np.ndarray]:
    """Return [X, A1, A2, ..., Z]: what enters each layer, and the logits (rows, 1).

    parameters: [W1, b1, W2, b2, ...]; ReLU after every layer but the last.
    """
    # --- solution
    outputs = [X]
    for W, b in zip(parameters[::2], parameters[1::2], strict=True):
        Z = outputs[-1] @ W + b
        outputs.append(np.maximum(Z, 0.0))
    outputs[-1] = Z
    return outputs
    # --- stub
    # raise NotImplementedError("forward is yours to write")
    # --- end


def gradients(
    parameters: list[np.ndarray], X: np.ndarray, y: np.ndarray
) -> list[np.ndarray]:
    """Return [dW1, db1, dW2, db2, ...] of the mean binary cross-entropy.

    X: (rows, inputs), y: (rows,), zeros and ones.
    """
    # --- solution
    outputs = forward(parameters, X)
    p = 1.0 / (1.0 + np.exp(-outputs[-1]))
    dZ = (p - y[:, None]) / len(X)
    grads: list[np.ndarray] = []
    for W, A in zip(parameters[-2::-2], outputs[-2::-1], strict=True):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = dZ @ W.T * (A > 0)
    return grads
    # --- stub
    # raise NotImplementedError("gradients is yours to write")
    # --- end


def train(
    sizes: list[int],
    X: np.ndarray,
    y: np.ndarray,
    seed: int,
    steps: int = 400,
    lr: float = 0.02,
) -> list[np.ndarray]:
    """Return the parameters of a network of these sizes after full steps of Adam."""
    # --- solution
    rng = np.random.default_rng(seed)
    theta: list[np.ndarray] = []
    for inputs, units in pairwise(sizes):
        theta.append(rng.normal(0.0, np.sqrt(2.0 / inputs), (inputs, units)))
        theta.append(np.zeros(units))
    m = [np.zeros_like(part) for part in theta]
    v = [np.zeros_like(part) for part in theta]
    for t in range(1, steps + 1):
        for i, grad in enumerate(gradients(theta, X, y)):
            m[i] = 0.9 * m[i] + 0.1 * grad
            v[i] = 0.999 * v[i] + 0.001 * grad**2
            m_hat, v_hat = m[i] / (1 - 0.9**t), v[i] / (1 - 0.999**t)
            theta[i] = theta[i] - lr * m_hat / (np.sqrt(v_hat) + 1e-8)
    return theta
    # --- stub
    # raise NotImplementedError("train is yours to write")
    # --- end
