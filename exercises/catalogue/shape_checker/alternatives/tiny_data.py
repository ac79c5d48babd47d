import numpy as np


def first_misfit(X, weights, biases):
    """Let two rows of zeros flow, and see where they get stuck."""
    if X.ndim != 2:
        return "X"
    A = np.zeros((2, X.shape[1]))
    for i in range(len(weights)):
        W, b = weights[i], biases[i]
        try:
            A = A @ W
        except ValueError:
            return f"W{i + 1}"
        if W.ndim != 2:
            return f"W{i + 1}"
        if b.ndim != 1 or b.size != A.shape[1]:
            return f"b{i + 1}"
        A = A + b
    return "fits"
