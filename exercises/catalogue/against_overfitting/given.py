"""A network with 128 hidden units: its start, its loss, its gradients."""

import numpy as np

Params = dict[str, np.ndarray]
HIDDEN = 128


def start(rng: np.random.Generator, inputs: int, outputs: int) -> Params:
    """Draw weights of standard deviation sqrt(2 / inputs); biases are 0."""
    return {
        "W1": rng.normal(0.0, np.sqrt(2 / inputs), (inputs, HIDDEN)),
        "b1": np.zeros(HIDDEN),
        "W2": rng.normal(0.0, np.sqrt(2 / HIDDEN), (HIDDEN, outputs)),
        "b2": np.zeros(outputs),
    }


def gradients(
    params: Params, X: np.ndarray, Y: np.ndarray, mask: np.ndarray | float = 1.0
) -> Params:
    """Return the gradients of the mean cross-entropy of a batch.

    `mask` multiplies what the hidden units pass on, forwards and backwards.
    """
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.maximum(Z1, 0) * mask
    dZ2 = (np.exp(_log_probabilities(A1, params)) - Y) / len(X)
    dZ1 = dZ2 @ params["W2"].T * mask * (Z1 > 0)
    return {
        "W1": X.T @ dZ1,
        "b1": dZ1.sum(axis=0),
        "W2": A1.T @ dZ2,
        "b2": dZ2.sum(axis=0),
    }


def loss(params: Params, X: np.ndarray, Y: np.ndarray) -> float:
    """Return the mean cross-entropy, nothing dropped and nothing penalised."""
    A1 = np.maximum(X @ params["W1"] + params["b1"], 0)
    return float(-np.mean(np.sum(Y * _log_probabilities(A1, params), axis=1)))


def _log_probabilities(A1: np.ndarray, params: Params) -> np.ndarray:
    Z = A1 @ params["W2"] + params["b2"]
    Z = Z - Z.max(axis=1, keepdims=True)
    return np.asarray(Z - np.log(np.exp(Z).sum(axis=1, keepdims=True)))
