import numpy as np


def standardise(X):
    D = X.T - X.T.mean(axis=1, keepdims=True)
    return (D / np.sqrt((D * D).mean(axis=1, keepdims=True))).T


def hidden(X, W, b):
    Z = (W.T @ X.T + b[:, None]).T
    Z[Z < 0] = 0
    return Z


def squared_error(Y, t):
    d = Y - t.reshape(-1, 1)
    return (d.T @ d).item() / d.size


def classes(P):
    return np.argsort(-P, axis=1)[:, 0].astype(np.int32)
