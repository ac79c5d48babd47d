import math

import numpy


def numerical_gradient(f, theta, h=1e-5):
    # one array per entry, with h in its place and zeros elsewhere
    moves = h * numpy.eye(theta.size).reshape(theta.size, *theta.shape)
    slopes = [(f(theta + move) - f(theta - move)) / (2 * h) for move in moves]
    return numpy.array(slopes, dtype=float).reshape(theta.shape)


def length(x):
    return math.sqrt(sum(float(entry) ** 2 for entry in x.flat))


def relative_error(a, b):
    try:
        return length(a - b) / (length(a) + length(b))
    except ZeroDivisionError:
        return 0.0


NOT_FOUND = "swapped-targets"
