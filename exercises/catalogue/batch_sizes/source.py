"""What the size of the batches changes."""

from collections.abc import Sequence

import numpy as np
from batch_sizes_given import gradient

# Work these out, then replace each `...` by a number.
# --- solution
UPDATES_64 = 56
NOISE_RATIO = 2.0
# --- stub
# UPDATES_64 = ...
# NOISE_RATIO = ...
# --- end


def updates(rows: int, batch_size: int, epochs: int) -> int:
    """Return how often the parameters move; the last batch may be smaller."""
    # --- solution
    return epochs * -(-rows // batch_size)
    # --- stub
    # raise NotImplementedError("updates is yours to write")
    # --- end


def train(
    X: np.ndarray,
    Y: np.ndarray,
    batch_size: int,
    epochs: int,
    lr: float,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """Return (W, b) after these epochs, from zeros.

    X: (rows, inputs), Y: (rows, classes), W: (inputs, classes), b: (classes,).
    """
    # --- solution
    W, b = np.zeros((X.shape[1], Y.shape[1])), np.zeros(Y.shape[1])
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            picked = order[start : start + batch_size]
            dW, db = gradient(W, b, X[picked], Y[picked])
            W, b = W - lr * dW, b - lr * db
    return W, b
    # --- stub
    # raise NotImplementedError("train is yours to write")
    # --- end


def compare(
    X: np.ndarray,
    Y: np.ndarray,
    sizes: Sequence[int],
    seed: int,
    epochs: int = 8,
    lr: float = 0.1,
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return (W, b) for each batch size, trained with equal generators."""
    # --- solution
    return [
        train(X, Y, batch_size, epochs, lr, np.random.default_rng(seed))
        for batch_size in sizes
    ]
    # --- stub
    # raise NotImplementedError("compare is yours to write")
    # --- end


def gradient_noise(
    W: np.ndarray,
    b: np.ndarray,
    X: np.ndarray,
    Y: np.ndarray,
    batch_size: int,
    rng: np.random.Generator,
    draws: int = 200,
) -> float:
    """Return the root of the mean squared distance of a batch's gradient from all."""
    # --- solution
    dW_all, db_all = gradient(W, b, X, Y)
    total = 0.0
    for _ in range(draws):
        picked = rng.integers(len(X), size=batch_size)
        dW, db = gradient(W, b, X[picked], Y[picked])
        total += np.sum((dW - dW_all) ** 2) + np.sum((db - db_all) ** 2)
    return np.sqrt(total / draws)
    # --- stub
    # raise NotImplementedError("gradient_noise is yours to write")
    # --- end
