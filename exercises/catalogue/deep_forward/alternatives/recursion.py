import numpy as np


def softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))


G = {
    "relu": lambda Z: np.where(Z > 0, Z, 0),
    "tanh": np.tanh,
    "sigmoid": lambda Z: np.exp(-np.logaddexp(0, -Z)),
    "identity": lambda Z: Z,
    "softmax": softmax,
}


def deep_forward(X, weights, biases, hidden, output):
    (W, *Ws), (b, *bs) = weights, biases
    Z = X.dot(W) + b
    here = {"Z": Z, "A": X}
    if not Ws:
        return G[output](Z), [here]
    Y, above = deep_forward(G[hidden](Z), Ws, bs, hidden, output)
    return Y, [here, *above]
