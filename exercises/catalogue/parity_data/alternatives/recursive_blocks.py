import numpy as np


def patterns(n):
    if n == 0:
        return np.zeros((1, 0))
    rest = patterns(n - 1)
    half = np.ones((len(rest), 1))
    return np.block([[0 * half, rest], [half, rest]])


def parity_one_hot(X):
    return np.eye(2)[X.sum(1).astype(int) % 2]


def noisy_copies(X, Y, copies, sd, rng):
    # mean X in the call itself
    Z = np.concatenate([X] * copies)
    return rng.normal(Z, sd), np.concatenate([Y] * copies, axis=0)


def split(X, Y, share, rng):
    order = rng.permutation(X.shape[0])
    n = int(np.round(share * len(Y)))
    (train, valid) = np.split(order, [n])
    return [np.take(X, train, 0), np.take(Y, train, 0), X[valid, :], Y[valid, :]]
