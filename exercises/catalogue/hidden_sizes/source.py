"""One hidden layer of 2 to 50 units on two moons: what does more room bring?"""

from typing import Any

import numpy as np

# --- solution
STEPS, RATE = 600, 0.02


def binary_loss(z: np.ndarray, y: np.ndarray) -> float:
    """Return the mean binary cross-entropy of logits z (rows,)."""
    return float(np.mean(np.logaddexp(0.0, z) - y * z))


def logits(theta: list[np.ndarray], X: np.ndarray) -> np.ndarray:
    """Return the logits (rows,) of a network with one hidden layer."""
    W1, b1, W2, b2 = theta
    return np.asarray((np.maximum(X @ W1 + b1, 0.0) @ W2 + b2)[:, 0])


def gradients(theta: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> list[Any]:
    """Return [dW1, db1, dW2, db2] of the mean loss."""
    W1, b1, W2, _ = theta
    A = np.maximum(X @ W1 + b1, 0.0)
    dZ2 = (1.0 / (1.0 + np.exp(-logits(theta, X))) - y)[:, None] / len(X)
    dZ1 = dZ2 @ W2.T * (A > 0)
    return [X.T @ dZ1, dZ1.sum(axis=0), A.T @ dZ2, dZ2.sum(axis=0)]


# --- stub
# # The network and its gradients.
# --- end


def run(
    X: np.ndarray,
    y: np.ndarray,
    X_test: np.ndarray,
    y_test: np.ndarray,
    sizes: list[int],
    seed: int,
) -> list[dict[str, Any]]:
    """Return for each number of hidden units {"parameters", "train", "test"}.

    X: (rows, 2), y: (rows,). "train" and "test" are the losses after each of 600 steps.
    """
    # --- solution
    results = []
    for units in sizes:
        rng = np.random.default_rng(seed)
        W1 = rng.normal(0.0, 1.0, (2, units))
        W2 = rng.normal(0.0, np.sqrt(2.0 / units), (units, 1))
        theta: list[Any] = [W1, np.zeros(units), W2, np.zeros(1)]
        m, v = [0.0] * 4, [0.0] * 4
        train, test = np.empty(STEPS), np.empty(STEPS)
        for t in range(1, STEPS + 1):
            for i, grad in enumerate(gradients(theta, X, y)):
                m[i] = 0.9 * m[i] + 0.1 * grad
                v[i] = 0.999 * v[i] + 0.001 * grad**2
                m_hat, v_hat = m[i] / (1 - 0.9**t), v[i] / (1 - 0.999**t)
                theta[i] = theta[i] - RATE * m_hat / (np.sqrt(v_hat) + 1e-8)
            train[t - 1] = binary_loss(logits(theta, X), y)
            test[t - 1] = binary_loss(logits(theta, X_test), y_test)
        results.append({"parameters": theta, "train": train, "test": test})
    return results
    # --- stub
    # raise NotImplementedError("run is yours to write")
    # --- end


def turning_point(test: np.ndarray) -> tuple[int, float]:
    """Return where a test loss is lowest (first), and how much higher its end lies."""
    # --- solution
    lowest = int(np.argmin(test))
    return lowest, float(test[-1] - test[lowest])
    # --- stub
    # raise NotImplementedError("turning_point is yours to write")
    # --- end
