"""The smallest networks that get 95 % of three pictures right."""

from itertools import pairwise
from typing import Any

import numpy as np


def parameter_count(sizes: list[int]) -> int:
    """Return how many weights and biases a network of these layer sizes has."""
    # --- solution
    return sum((inputs + 1) * units for inputs, units in pairwise(sizes))
    # --- stub
    # raise NotImplementedError("parameter_count is yours to write")
    # --- end


# --- solution
SIZES = {"circles": [2, 4, 1], "spirals": [2, 10, 1], "checkerboard": [2, 6, 6, 1]}
RESTARTS, STEPS, ENOUGH = 6, 700, 0.98


def outputs_of(theta: list[np.ndarray], X: np.ndarray) -> list[np.ndarray]:
    """Return [X, A1, A2, ..., Z]: what enters each layer, and the logits."""
    outputs = [X]
    for W, b in zip(theta[::2], theta[1::2], strict=True):
        Z = outputs[-1] @ W + b
        outputs.append(np.maximum(Z, 0.0))
    outputs[-1] = Z
    return outputs


def gradients(theta: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> list[Any]:
    """Return [dW1, db1, ...] of the mean binary cross-entropy."""
    outputs = outputs_of(theta, X)
    dZ = (1.0 / (1.0 + np.exp(-outputs[-1])) - y[:, None]) / len(X)
    grads: list[Any] = []
    for W, A in zip(theta[-2::-2], outputs[-2::-1], strict=True):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = dZ @ W.T * (A > 0)
    return grads


def trained(sizes: list[int], X: np.ndarray, y: np.ndarray, seed: int) -> list[Any]:
    """Return parameters after STEPS steps of Adam, at a rate that falls to zero."""
    rng, theta = np.random.default_rng(seed), []
    for inputs, units in pairwise(sizes):
        W = rng.normal(0.0, np.sqrt(2.0 / inputs), (inputs, units))
        theta += [W, np.zeros(units)]
    m, v = [0.0 * part for part in theta], [0.0 * part for part in theta]
    for t in range(1, STEPS + 1):
        rate = 0.025 * (1 + np.cos(np.pi * t / STEPS))
        for i, grad in enumerate(gradients(theta, X, y)):
            m[i] = 0.9 * m[i] + 0.1 * grad
            v[i] = 0.999 * v[i] + 0.001 * grad**2
            m_hat, v_hat = m[i] / (1 - 0.9**t), v[i] / (1 - 0.999**t)
            theta[i] = theta[i] - rate * m_hat / (np.sqrt(v_hat) + 1e-8)
    return theta


# --- stub
# # Networks, training and what else you need.
# --- end


def solve(name: str, X: np.ndarray, y: np.ndarray) -> dict[str, Any]:
    """Return {"sizes": [2, ..., 1], "parameters": [W1, b1, ...]} of a trained network.

    name: "circles", "spirals" or "checkerboard"; X: (rows, 2), y: (rows,).
    """
    # --- solution
    best, parameters = -1.0, []
    for seed in range(RESTARTS):
        theta = trained(SIZES[name], X, y, seed)
        right = float(np.mean((outputs_of(theta, X)[-1][:, 0] > 0) == (y > 0.5)))
        if right > best:
            best, parameters = right, theta
        if best >= ENOUGH:
            break
    return {"sizes": SIZES[name], "parameters": parameters}
    # --- stub
    # raise NotImplementedError("solve is yours to write")
    # --- end
