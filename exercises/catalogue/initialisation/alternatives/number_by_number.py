import math

import numpy as np


def deviation(method, n_in, n_out):
    match method:
        case "he":
            return math.sqrt(2.0 / n_in)
        case "xavier":
            return math.sqrt(2.0) / math.sqrt(n_in + n_out)
    return 0.01


def initialise(sizes, method, rng):
    weights, biases = [], []
    for layer in range(1, len(sizes)):
        n_in, n_out = sizes[layer - 1], sizes[layer]
        sd = deviation(method, n_in, n_out)
        W = np.empty((n_in, n_out), order="F")
        for i in range(n_in):
            for j in range(n_out):
                W[i, j] = rng.normal(0.0, sd)
        weights.append(W)
        biases.append(np.array([0.0] * n_out))
    return weights, biases
