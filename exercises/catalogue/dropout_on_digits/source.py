"""A network with two hidden layers, trained with dropout or without."""

import numpy as np
from dropout_on_digits_given import Params, probabilities, start

# --- solution
TRAINING_LOSS = "higher"
TEST_ACCURACY_02 = "no clear difference"
TEST_ACCURACY_05 = "lower"
# --- stub
# TRAINING_LOSS = ...  # "higher", "lower" or "no clear difference"
# TEST_ACCURACY_02 = ...
# TEST_ACCURACY_05 = ...
# --- end


def train(X: np.ndarray, Y: np.ndarray, rate: float, epochs: int, seed: int) -> Params:
    """Return [W1, b1, W2, b2, W3, b3] after training with dropout of this rate.

    X: (rows, inputs), Y: one-hot (rows, outputs).
    """
    # --- solution
    rng = np.random.default_rng(seed)
    params = start(rng, X.shape[1], Y.shape[1])
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for first in range(0, len(X), 32):
            batch = order[first : first + 32]
            M1 = mask(rng, (len(batch), 64), rate)
            M2 = mask(rng, (len(batch), 32), rate)
            grads = gradients(params, X[batch], Y[batch], M1, M2)
            pairs = zip(params, grads, strict=True)
            params = [p - 0.05 * grad for p, grad in pairs]
    return params


def mask(rng: np.random.Generator, shape: tuple[int, int], rate: float) -> np.ndarray:
    """Return 0 with probability `rate`, else 1 / (1 - rate), for each entry."""
    kept = rng.random(shape) >= rate
    return np.asarray(kept / (1 - rate))


def gradients(
    params: Params, X: np.ndarray, Y: np.ndarray, M1: np.ndarray, M2: np.ndarray
) -> Params:
    """Return the gradients of the mean cross-entropy by all parameters."""
    W1, b1, W2, b2, W3, b3 = params
    A1 = np.maximum(X @ W1 + b1, 0) * M1
    A2 = np.maximum(A1 @ W2 + b2, 0) * M2
    dZ3 = (probabilities(A2 @ W3 + b3) - Y) / len(X)
    dZ2 = dZ3 @ W3.T * M2 * (A2 > 0)
    dZ1 = dZ2 @ W2.T * M1 * (A1 > 0)
    return [
        *(X.T @ dZ1, dZ1.sum(axis=0)),
        *(A1.T @ dZ2, dZ2.sum(axis=0)),
        *(A2.T @ dZ3, dZ3.sum(axis=0)),
    ]
    # --- stub
    # raise NotImplementedError("train is yours to write")
    # --- end
