"""A network with one hidden layer, and how it is trained."""

import numpy as np

Parameters = dict[str, np.ndarray]


def fit(
    X: np.ndarray,
    Y: np.ndarray,
    rate: float,
    batch_size: int,
    width: int,
    seed: int,
    epochs: int = 6,
) -> Parameters:
    """Return W1, b1, W2, b2 after mini-batch descent on the cross-entropy.

    X: (rows, inputs), Y: (rows, classes), one-hot; width: the hidden units.
    """
    rng = np.random.default_rng(seed)
    inputs, classes = X.shape[1], Y.shape[1]
    W1, b1 = rng.normal(0.0, np.sqrt(2 / inputs), (inputs, width)), np.zeros(width)
    W2, b2 = rng.normal(0.0, np.sqrt(2 / width), (width, classes)), np.zeros(classes)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            picked = order[start : start + batch_size]
            A0 = X[picked]
            A1 = np.maximum(A0 @ W1 + b1, 0.0)
            Z2 = A1 @ W2 + b2
            P = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
            P /= P.sum(axis=1, keepdims=True)
            dZ2 = (P - Y[picked]) / len(picked)
            dZ1 = (dZ2 @ W2.T) * (A1 > 0)
            W2, b2 = W2 - rate * A1.T @ dZ2, b2 - rate * dZ2.sum(axis=0)
            W1, b1 = W1 - rate * A0.T @ dZ1, b1 - rate * dZ1.sum(axis=0)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def predict(params: Parameters, X: np.ndarray) -> np.ndarray:
    """Return the class of each row of X."""
    A1 = np.maximum(X @ params["W1"] + params["b1"], 0.0)
    Z2 = A1 @ params["W2"] + params["b2"]
    return np.asarray(Z2.argmax(axis=1))
