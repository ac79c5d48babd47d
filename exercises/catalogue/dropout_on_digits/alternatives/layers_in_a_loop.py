"""One loop over the layers, forwards and back; the masks live in a list."""

import numpy
from dropout_on_digits_given import probabilities, start

TRAINING_LOSS = "higher"
TEST_ACCURACY_02, TEST_ACCURACY_05 = "no clear difference", "lower"


def factors(rng, rows, units, rate):
    """Return 0 for what is dropped and 1 / (1 - rate) for what is kept."""
    return numpy.where(rng.random((rows, units)) < rate, 0.0, 1 / (1 - rate))


def move(params, X, Y, masks):
    inputs = [X]
    for layer, mask in enumerate(masks):
        W, b = params[2 * layer : 2 * layer + 2]
        inputs.append(mask * numpy.maximum(inputs[-1] @ W + b, 0))
    error = probabilities(inputs[-1] @ params[4] + params[5]) - Y
    for layer in (2, 1, 0):
        W, b = params[2 * layer : 2 * layer + 2]
        below = error @ W.T
        W -= 0.05 / len(X) * inputs[layer].T @ error
        b -= 0.05 / len(X) * error.sum(axis=0)
        if layer:
            error = below * masks[layer - 1] * (inputs[layer] > 0)


def train(X, Y, rate, epochs, seed):
    rng = numpy.random.default_rng(seed)
    params = start(rng, X.shape[1], Y.shape[1])
    for _ in range(epochs):
        order = rng.permutation(len(X))
        while order.size:
            rows, order = order[:32], order[32:]
            masks = [factors(rng, len(rows), units, rate) for units in (64, 32)]
            move(params, X[rows], Y[rows], masks)
    return params
