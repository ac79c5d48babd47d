"""The same small network with three hidden activations."""

from collections.abc import Callable

import numpy as np

Function = Callable[[np.ndarray], np.ndarray]

ACTIVATIONS: dict[str, Function] = {
    "sigmoid": lambda Z: 0.5 * (1 + np.tanh(Z / 2)),
    "tanh": np.tanh,
    "relu": lambda Z: np.maximum(Z, 0),
}
# Each slope follows from the value A of the activation.
SLOPES: dict[str, Function] = {
    "sigmoid": lambda A: A * (1 - A),
    "tanh": lambda A: 1 - A**2,
    "relu": lambda A: (A > 0).astype(float),
}


def train(
    X: np.ndarray,
    y: np.ndarray,
    activation: str,
    seed: int,
    steps: int,
    lr: float = 0.5,
) -> list[np.ndarray]:
    """Return [W1, b1, W2, b2] of a 2-8-1 network after these steps on all samples.

    X: (rows, 2), y: (rows,) with 0 and 1. The output is one logit.
    """
    # --- solution
    rng = np.random.default_rng(seed)
    W1, b1 = rng.normal(0.0, 1.0, (2, 8)), np.zeros(8)
    W2, b2 = rng.normal(0.0, 0.5, (8, 1)), np.zeros(1)
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    for _ in range(steps):
        A = f(X @ W1 + b1)
        p = ACTIVATIONS["sigmoid"](A @ W2 + b2)
        dz = (p - y[:, None]) / len(X)
        dZ = dz @ W2.T * slope(A)
        W2 -= lr * A.T @ dz
        b2 -= lr * dz.sum(axis=0)
        W1 -= lr * X.T @ dZ
        b1 -= lr * dZ.sum(axis=0)
    return [W1, b1, W2, b2]
    # --- stub
    # raise NotImplementedError("train is yours to write")
    # --- end


def dead_units(X: np.ndarray, W1: np.ndarray, b1: np.ndarray) -> int:
    """Return how many hidden units ReLU sets to 0 for every row of X."""
    # --- solution
    return int(np.sum(np.all(X @ W1 + b1 <= 0, axis=0)))
    # --- stub
    # raise NotImplementedError("dead_units is yours to write")
    # --- end


def compare(
    X: np.ndarray, y: np.ndarray, seeds: list[int], steps: int
) -> dict[str, list[list[np.ndarray]]]:
    """Return {activation: [the parameters for each seed]} for all three."""
    # --- solution
    return {
        name: [train(X, y, name, seed, steps) for seed in seeds] for name in ACTIVATIONS
    }
    # --- stub
    # raise NotImplementedError("compare is yours to write")
    # --- end
