import itertools

import numpy


def patterns(n):
    return numpy.array(list(itertools.product([0.0, 1.0], repeat=n)))


def parity_one_hot(X):
    return numpy.array([[0.0, 1.0] if sum(x) % 2 == 1 else [1.0, 0.0] for x in X])


def noisy_copies(X, Y, copies, sd, rng):
    noise = rng.normal(scale=sd, size=(copies * len(X), X.shape[1]))
    return (
        numpy.vstack([X] * copies) + noise,
        numpy.concatenate([Y for _ in range(copies)]),
    )


def split(X, Y, share, rng):
    rows = X.shape[0]
    cut = round(share * rows)
    order = list(rng.permutation(rows))
    parts = order[:cut], order[cut:]
    return tuple(A[part] for part in parts for A in (X, Y))
