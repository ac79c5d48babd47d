import math

import numpy


def standardise(X):
    columns = []
    for column in X.T.tolist():
        mean = sum(column) / len(column)
        deviation = math.sqrt(sum((x - mean) ** 2 for x in column) / len(column))
        columns.append([(x - mean) / deviation for x in column])
    return numpy.array(columns).T


def hidden(X, W, b):
    def unit(x, w, bias):
        return max(0.0, sum(a * c for a, c in zip(x, w)) + bias)

    return numpy.array([[unit(x, w, bias) for w, bias in zip(W.T, b)] for x in X])


def squared_error(Y, t):
    return sum(float(y - target) ** 2 for (y,), target in zip(Y, t)) / len(t)


def classes(P):
    return numpy.array([row.index(max(row)) for row in P.tolist()])
