"""The penalty as a shrinking of the weights; every epoch's network is remembered."""

from copy import deepcopy

from against_overfitting_given import HIDDEN, gradients, loss, start
from numpy.random import default_rng

LOWEST_TEST_ACCURACY = LOWEST_TRAINING_LOSS = "none"
RATE, PENALTY, SIZE, PATIENCE = 0.2, 0.02, 20, 15


def epochs_of(method, X, Y, rng):
    """Yield one dictionary, changed in place, after each epoch."""
    params = start(rng, X.shape[1], Y.shape[1])
    yield params
    while True:
        waiting = list(rng.permutation(len(X)))
        while waiting:
            batch, waiting = waiting[:SIZE], waiting[SIZE:]
            mask = 1.0
            if method == "dropout":
                mask = 2.0 * (rng.random((len(batch), HIDDEN)) >= 0.5)
            step = gradients(params, X[batch], Y[batch], mask)
            for name in params:
                if method == "l2" and name.startswith("W"):
                    params[name] *= 1 - RATE * PENALTY
                params[name] -= RATE * step[name]
        yield params


def train(X, Y, X_valid, Y_valid, method, epochs, seed):
    networks = epochs_of(method, X, Y, default_rng(seed))
    history = [deepcopy(next(networks))]
    losses = [float("inf")]
    while len(history) <= epochs:
        history.append(deepcopy(next(networks)))
        losses.append(loss(history[-1], X_valid, Y_valid))
        best = losses.index(min(losses))
        if method == "early" and len(losses) - 1 - best == PATIENCE:
            break
    return history[best] if method == "early" and epochs else history[-1]
