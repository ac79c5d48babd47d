"""From grey pixels to digits: the whole way, in small functions."""

from itertools import pairwise
from typing import Any

import numpy as np


def standardise(X_train: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Return X with each column centred and scaled by numbers of X_train alone.

    X_train: (rows, inputs), X: (others, inputs). A constant column is only centred.
    """
    # --- solution
    mean, spread = X_train.mean(axis=0), X_train.std(axis=0)
    return (X - mean) / np.where(spread > 0, spread, 1.0)
    # --- stub
    # raise NotImplementedError("standardise is yours to write")
    # --- end


def stopping_epoch(losses: np.ndarray, patience: int) -> tuple[int, int]:
    """Return (best, last): the epoch kept, and the last epoch that is run.

    losses: (epochs,), validation losses. Training ends after `patience` epochs in a row
    that are not lower than the best one so far, or with the last loss.
    """
    # --- solution
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(losses) - 1
    # --- stub
    # raise NotImplementedError("stopping_epoch is yours to write")
    # --- end


def confusion_matrix(y: np.ndarray, guess: np.ndarray, classes: int) -> np.ndarray:
    """Return how often class i (row) was taken for class j (column)."""
    # --- solution
    counts = np.zeros((classes, classes), dtype=int)
    np.add.at(counts, (y, guess), 1)
    return counts
    # --- stub
    # raise NotImplementedError("confusion_matrix is yours to write")
    # --- end


def worst_errors(P: np.ndarray, y: np.ndarray, count: int) -> list[int]:
    """Return the rows that are wrong, the surest of them first, at most `count`.

    P: (rows, classes), probabilities; y: (rows,), class indices.
    """
    # --- solution
    wrong = np.flatnonzero(P.argmax(axis=1) != y)
    order = np.argsort(-P[wrong].max(axis=1), kind="stable")
    return [int(row) for row in wrong[order][:count]]
    # --- stub
    # raise NotImplementedError("worst_errors is yours to write")
    # --- end


# --- solution
Parameters = list[np.ndarray]


def probabilities(theta: Parameters, X: np.ndarray) -> list[np.ndarray]:
    """Return [X, A1, ..., P]: what enters each layer, and softmax of the last."""
    outputs = [X]
    for W, b in zip(theta[::2], theta[1::2], strict=True):
        Z = outputs[-1] @ W + b
        outputs.append(np.maximum(Z, 0.0))
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    outputs[-1] = powers / powers.sum(axis=1, keepdims=True)
    return outputs


def gradients(theta: Parameters, X: np.ndarray, y: np.ndarray) -> Parameters:
    """Return [dW1, db1, ...] of the mean cross-entropy."""
    outputs = probabilities(theta, X)
    grads: Parameters = []
    dZ = outputs[-1].copy()
    dZ[np.arange(len(y)), y] -= 1.0
    dZ /= len(y)
    for W, A in zip(theta[-2::-2], outputs[-2::-1], strict=True):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = dZ @ W.T * (A > 0)
    return grads


class Adam:
    """Adam for a list of arrays."""

    def __init__(self, theta: Parameters, lr: float) -> None:
        self.lr, self.t = lr, 0
        self.m, self.v = ([np.zeros_like(part) for part in theta] for _ in range(2))

    def step(self, theta: Parameters, grads: Parameters) -> Parameters:
        """Return the parameters after one step."""
        self.t += 1
        moved = []
        for part, grad, m, v in zip(theta, grads, self.m, self.v, strict=True):
            m += 0.1 * (grad - m)
            v += 0.001 * (grad**2 - v)
            m_hat, v_hat = m / (1 - 0.9**self.t), v / (1 - 0.999**self.t)
            moved.append(part - self.lr * m_hat / (np.sqrt(v_hat) + 1e-8))
        return moved


# --- stub
# # The network, its gradients and its optimiser.
# --- end


def classify(
    X_train: np.ndarray,
    y_train: np.ndarray,
    X_valid: np.ndarray,
    y_valid: np.ndarray,
    X_test: np.ndarray,
    seed: int,
) -> dict[str, Any]:
    """Return {"probabilities": (test rows, 10), "losses": (epochs,), "best": epoch}.

    "losses" are those on the validation rows, one after each epoch that was run, and
    "best" is the epoch whose network gave the probabilities.
    """
    # --- solution
    rng = np.random.default_rng(seed)
    X, V, T = (standardise(X_train, rows) for rows in (X_train, X_valid, X_test))
    theta: Parameters = []
    for inputs, units in pairwise([X.shape[1], 32, 10]):
        W = rng.normal(0.0, np.sqrt(2.0 / inputs), (inputs, units))
        theta += [W, np.zeros(units)]
    adam, losses, kept = Adam(theta, 0.005), [], theta
    for _ in range(60):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            theta = adam.step(theta, gradients(theta, X[rows], y_train[rows]))
        P = probabilities(theta, V)[-1]
        right = P[np.arange(len(y_valid)), y_valid]
        losses.append(float(-np.mean(np.log(right + 1e-12))))
        best, last = stopping_epoch(np.array(losses), 5)
        if best == len(losses) - 1:
            kept = theta
        if last - best >= 5:
            break
    P = probabilities(kept, T)[-1]
    return {"probabilities": P, "losses": np.array(losses), "best": best}
    # --- stub
    # raise NotImplementedError("classify is yours to write")
    # --- end
