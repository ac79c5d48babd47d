"""XOR, learnt by networks of four shapes, each from many beginnings."""

from collections.abc import Sequence

import numpy as np
from xor_architectures_given import X, Y, initial, unpack

# Run the experiment, then replace `...` by "2-2-1", "2-4-1", "2-8-1" or "2-4-4-1".
# --- solution
STUCK_MOST_OFTEN = "2-2-1"
# --- stub
# STUCK_MOST_OFTEN = ...
# --- end


def predict(theta: np.ndarray, sizes: Sequence[int], X: np.ndarray) -> np.ndarray:
    """Return the probabilities, (rows, 1), of tanh layers and a sigmoid at the end."""
    # --- solution
    *hidden, (W, b) = unpack(theta, sizes)
    A = X
    for W_hidden, b_hidden in hidden:
        A = np.tanh(A @ W_hidden + b_hidden)
    return 1 / (1 + np.exp(-(A @ W + b)))
    # --- stub
    # raise NotImplementedError("predict is yours to write")
    # --- end


def gradient(
    theta: np.ndarray, sizes: Sequence[int], X: np.ndarray, Y: np.ndarray
) -> np.ndarray:
    """Return the gradient of the mean binary cross-entropy, a vector like theta."""
    # --- solution
    layers = unpack(theta, sizes)
    outputs = [X]
    for W, b in layers[:-1]:
        outputs.append(np.tanh(outputs[-1] @ W + b))
    grad = np.zeros_like(theta)
    parts = unpack(grad, sizes)
    dZ = (predict(theta, sizes, X) - Y) / len(X)
    for i in reversed(range(len(layers))):
        dW, db = parts[i]
        dW[:], db[:] = outputs[i].T @ dZ, dZ.sum(axis=0)
        if i > 0:
            dZ = (dZ @ layers[i][0].T) * (1 - outputs[i] ** 2)
    return grad
    # --- stub
    # raise NotImplementedError("gradient is yours to write")
    # --- end


def train(
    theta: np.ndarray, sizes: Sequence[int], epochs: int, lr: float = 1.0
) -> np.ndarray:
    """Return theta after so many steps of descent on all four samples of XOR."""
    # --- solution
    for _ in range(epochs):
        theta = theta - lr * gradient(theta, sizes, X, Y)
    return theta
    # --- stub
    # raise NotImplementedError("train is yours to write")
    # --- end


def compare(
    architectures: Sequence[Sequence[int]], seeds: Sequence[int], epochs: int = 500
) -> list[np.ndarray]:
    """Return for each architecture an array (seeds, parameters): where its runs ended.

    The run of a seed begins at initial(sizes, seed).
    """
    # --- solution
    return [
        np.array([train(initial(sizes, seed), sizes, epochs) for seed in seeds])
        for sizes in architectures
    ]
    # --- stub
    # raise NotImplementedError("compare is yours to write")
    # --- end
