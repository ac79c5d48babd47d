"""One weight of the filter at a time meets a shifted image."""

import numpy as np


def shifted(Xp, W, stride):
    h, w = W.shape[2:]
    rows, columns = Xp.shape[2] - h + 1, Xp.shape[3] - w + 1
    for u in range(h):
        for v in range(w):
            yield u, v, Xp[:, :, u : u + rows : stride, v : v + columns : stride]


def padded(X, p):
    return np.pad(X, ((0, 0), (0, 0), (p, p), (p, p)))


def convolve(X, W, b, stride=1, padding=0):
    parts = shifted(padded(X, padding), W, stride)
    terms = (np.einsum("ncij,fc->nfij", S, W[:, :, u, v]) for u, v, S in parts)
    return sum(terms) + b.reshape(-1, 1, 1)


def convolve_backward(dZ, X, W, stride=1, padding=0):
    Xp = padded(X, padding)
    dXp, dW = np.zeros_like(Xp), np.zeros_like(W)
    for u, v, S in shifted(Xp, W, stride):
        dW[:, :, u, v] = np.einsum("nfij,ncij->fc", dZ, S)
    for u, v, view in shifted(dXp, W, stride):
        view += np.einsum("nfij,fc->ncij", dZ, W[:, :, u, v])
    rows, columns = X.shape[2:]
    dX = dXp[:, :, padding : padding + rows, padding : padding + columns]
    return dW, dZ.sum((0, 2, 3)), dX
