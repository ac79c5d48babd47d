"""One epoch with momentum: batches, forward, backward, update."""

from collections.abc import Sequence

import numpy as np

Parameters = dict[str, np.ndarray]


def loss_and_gradients(
    params: Parameters, X: np.ndarray, Y: np.ndarray
) -> tuple[float, Parameters]:
    """Return the mean cross-entropy and its gradients, in a dictionary like params.

    X: (rows, inputs), Y: (rows, classes), one-hot.
    """
    # --- solution
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.maximum(Z1, 0.0)
    Z2 = A1 @ params["W2"] + params["b2"]
    Z2 = Z2 - Z2.max(axis=1, keepdims=True)
    log_P = Z2 - np.log(np.exp(Z2).sum(axis=1, keepdims=True))
    loss = -(Y * log_P).sum() / len(X)

    dZ2 = (np.exp(log_P) - Y) / len(X)
    dZ1 = (dZ2 @ params["W2"].T) * (Z1 > 0)
    return loss, {
        "W1": X.T @ dZ1,
        "b1": dZ1.sum(axis=0),
        "W2": A1.T @ dZ2,
        "b2": dZ2.sum(axis=0),
    }
    # --- stub
    # raise NotImplementedError("loss_and_gradients is yours to write")
    # --- end


def momentum_epoch(
    params: Parameters,
    velocity: Parameters,
    X: np.ndarray,
    Y: np.ndarray,
    order: Sequence[int] | np.ndarray,
    batch_size: int,
    lr: float = 0.1,
    mu: float = 0.9,
) -> tuple[Parameters, Parameters, float]:
    """Return params, velocity and the loss on X after one epoch.

    In each batch v = mu v + grad, then theta = theta - lr v.
    """
    # --- solution
    for start in range(0, len(order), batch_size):
        picked = order[start : start + batch_size]
        _, grads = loss_and_gradients(params, X[picked], Y[picked])
        velocity = {name: mu * velocity[name] + grads[name] for name in params}
        params = {name: params[name] - lr * velocity[name] for name in params}
    return params, velocity, loss_and_gradients(params, X, Y)[0]
    # --- stub
    # raise NotImplementedError("momentum_epoch is yours to write")
    # --- end
