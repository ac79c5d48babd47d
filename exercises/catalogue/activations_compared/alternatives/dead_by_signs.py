"""Dead units are those whose largest output has the sign 0, added up in floats."""

import numpy as np

ACTIVATIONS = {"sigmoid": lambda Z: 1 / (1 + np.exp(-Z)), "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0)}
SLOPES = {"sigmoid": lambda A: A * (1 - A), "tanh": lambda A: 1 - A**2, "relu": lambda A: (A > 0) * 1.0}


def train(X, y, activation, seed, steps, lr=0.5):
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(0.0, 1.0, (2, 8)), rng.normal(0.0, 0.5, (8, 1))
    b1, b2 = np.zeros(8), np.zeros(1)
    for _ in range(steps):
        A = ACTIVATIONS[activation](X @ W1 + b1)
        p = 1 / (1 + np.exp(-(A @ W2 + b2)))
        dz = (p - y[:, None]) / len(X)
        dA = dz @ W2.T * SLOPES[activation](A)
        W2, b2 = W2 - lr * A.T @ dz, b2 - lr * dz.sum(0)
        W1, b1 = W1 - lr * X.T @ dA, b1 - lr * dA.sum(0)
    return [W1, b1, W2, b2]


def dead_units(X, W1, b1):
    A = np.maximum(X @ W1 + b1, 0)
    return np.sum(1 - np.sign(A.max(axis=0)))


def compare(X, y, seeds, steps):
    return {n: [train(X, y, n, s, steps) for s in seeds] for n in ACTIVATIONS}
