"""One pass for each place in the window: what is there in all windows at once."""

import numpy


def places(X, size):
    rows, columns = X.shape[2] // size * size, X.shape[3] // size * size
    for u in range(size):
        for v in range(size):
            yield ..., slice(u, rows, size), slice(v, columns, size)


def max_pool(X, size=2):
    result = None
    for place in places(X, size):
        result = X[place] if result is None else numpy.maximum(result, X[place])
    return result


def max_pool_backward(dA, X, size=2):
    A = max_pool(X, size)
    waiting = numpy.full(A.shape, True)
    dX = numpy.zeros(X.shape, dtype=X.dtype, order="F")
    for place in places(X, size):
        here = waiting & (X[place] == A)
        dX[place] = dA * here
        waiting &= ~here
    return dX
