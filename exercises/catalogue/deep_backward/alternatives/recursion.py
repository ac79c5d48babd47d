import numpy as np

G = {
    "identity": lambda Z: Z,
    "relu": lambda Z: np.where(Z > 0, Z, 0),
    "tanh": np.tanh,
    "sigmoid": lambda Z: np.exp(-np.logaddexp(0, -Z)),
    "softmax": lambda Z: np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)),
}
SLOPES = {
    "relu": lambda Z: np.heaviside(Z, 0),
    "tanh": lambda Z: 1 / np.cosh(Z) ** 2,
    "sigmoid": lambda Z: np.exp(-Z) / (1 + np.exp(-Z)) ** 2,
}
LOSSES = {
    "identity": lambda y, t: (y - t) ** 2 / 2,
    "sigmoid": lambda y, t: -t * np.log(y) - (1 - t) * np.log(1 - y),
    "softmax": lambda y, t: -t * np.log(y),
}


def deep_forward(X, weights, biases, hidden, output):
    Z = X @ weights[0] + biases[0]
    here = {"A": X, "Z": Z}
    if len(weights) == 1:
        return G[output](Z), [here]
    Y, above = deep_forward(G[hidden](Z), weights[1:], biases[1:], hidden, output)
    return Y, [here] + above


def loss(Y, T, output):
    entries = zip(Y.ravel(), T.ravel())
    return float(sum(LOSSES[output](y, t) for y, t in entries)) / len(Y)


def slope(hidden, Z):
    return SLOPES[hidden](Z)


def deep_backward(Y, T, weights, hidden, cache):
    def down(layer, dZ):
        gradients = ([cache[layer]["A"].T @ dZ], [dZ.sum(axis=0)])
        if layer == 0:
            return gradients
        below = dZ @ weights[layer].T * slope(hidden, cache[layer - 1]["Z"])
        return tuple(a + b for a, b in zip(down(layer - 1, below), gradients))

    return down(len(weights) - 1, (Y - T) / len(Y))
