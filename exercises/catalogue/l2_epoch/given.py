"""A network with one hidden layer: its loss and the gradients of that loss."""

import numpy as np

Params = dict[str, np.ndarray]


def loss_and_grads(
    params: Params, X: np.ndarray, Y: np.ndarray
) -> tuple[float, Params]:
    """Return the mean cross-entropy of a batch and its gradient by each parameter.

    X: (rows, inputs), Y: one-hot (rows, outputs). ReLU inside, softmax at the end.
    """
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = A1 @ params["W2"] + params["b2"]
    Z2 = Z2 - Z2.max(axis=1, keepdims=True)
    log_P = Z2 - np.log(np.exp(Z2).sum(axis=1, keepdims=True))
    loss = -np.mean(np.sum(Y * log_P, axis=1))
    dZ2 = (np.exp(log_P) - Y) / len(X)
    dZ1 = dZ2 @ params["W2"].T * (Z1 > 0)
    grads = {
        "W1": X.T @ dZ1,
        "b1": dZ1.sum(axis=0),
        "W2": A1.T @ dZ2,
        "b2": dZ2.sum(axis=0),
    }
    return loss, grads
