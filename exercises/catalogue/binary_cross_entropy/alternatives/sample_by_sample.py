import math

import numpy


def _one(z, y):
    # max(z, 0) - z y + log(1 + exp(-|z|))
    return max(z, 0.0) - z * y + math.log1p(math.exp(-abs(z)))


def _slope(z, y):
    if z > 0:
        p = 1.0 / (1.0 + math.exp(-z))
    else:
        p = math.exp(z) / (1.0 + math.exp(z))
    return p - y


def bce(z, y):
    return math.fsum(map(_one, z, y)) / z.size


def bce_gradient(z, y):
    return numpy.array([_slope(a, b) / len(z) for a, b in zip(z, y)])
