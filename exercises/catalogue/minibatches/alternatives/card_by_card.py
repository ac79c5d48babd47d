import numpy


def minibatches(X, Y, batch_size, rng):
    left = list(range(len(X)))
    while left:
        many = min(batch_size, len(left))
        rows = [left.pop(rng.integers(len(left))) for _ in range(many)]
        yield numpy.array([X[i] for i in rows]), numpy.array([Y[i] for i in rows])
