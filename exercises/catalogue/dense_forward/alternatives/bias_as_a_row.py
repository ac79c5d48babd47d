import numpy as np


def dense_forward(X, W, b):
    # the bias is one more row of W, for an input that is always 1
    ones = np.ones_like(X[:, :1])
    return np.hstack([X, ones]) @ np.vstack([W, b])
