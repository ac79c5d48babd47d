"""Three optimisers on one network, each at its own best rate."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from optimizers_compared_given import loss_and_gradient, start

# Replace each `...`: a word, then a number.
# --- solution
AHEAD_AT_ONE_RATE = "adam"
AS_DESCENT = 0.3
# --- stub
# AHEAD_AT_ONE_RATE = ...  # "descent", "momentum" or "adam"
# AS_DESCENT = ...
# --- end


def train(
    rule: str, X: np.ndarray, y: np.ndarray, theta: np.ndarray, lr: float, steps: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the last parameters, and the losses at the start and after each step.

    rule: "descent", "momentum" or "adam". The losses have shape (steps + 1,).
    """
    # --- solution
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    losses = []
    for t in range(1, steps + 1):
        loss, g = loss_and_gradient(theta, X, y)
        losses.append(loss)
        if rule == "descent":
            step = g
        elif rule == "momentum":
            v = 0.9 * v + g
            step = v
        else:
            m = 0.9 * m + 0.1 * g
            v = 0.999 * v + 0.001 * g * g
            step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        theta = theta - lr * step
    losses.append(loss_and_gradient(theta, X, y)[0])
    return theta, np.array(losses)
    # --- stub
    # raise NotImplementedError("train is yours to write")
    # --- end


def best_rate(
    rule: str,
    X: np.ndarray,
    y: np.ndarray,
    theta: np.ndarray,
    rates: Sequence[float],
    steps: int,
) -> float:
    """Return the rate with the lowest loss after the last step, if it is a number."""
    # --- solution
    best, lowest = rates[0], np.inf
    for lr in rates:
        last = train(rule, X, y, theta, lr, steps)[1][-1]
        if last < lowest:
            best, lowest = lr, last
    return best
    # --- stub
    # raise NotImplementedError("best_rate is yours to write")
    # --- end


def compare(
    X: np.ndarray, y: np.ndarray, seed: int, rates: Sequence[float], steps: int
) -> dict[str, dict[str, Any]]:
    """Return {"rate", "theta", "losses"} of each rule at its best rate."""
    # --- solution
    begin = start(seed)
    found = {}
    for rule in ("descent", "momentum", "adam"):
        lr = best_rate(rule, X, y, begin, rates, steps)
        theta, losses = train(rule, X, y, begin, lr, steps)
        found[rule] = {"rate": lr, "theta": theta, "losses": losses}
    return found
    # --- stub
    # raise NotImplementedError("compare is yours to write")
    # --- end
