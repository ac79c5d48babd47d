import math

import numpy


def _dot(a, b):
    return sum(p * q for p, q in zip(a, b, strict=True))


def line(w, b):
    w1, w2 = w
    return [float(-(w1 / w2)), float(-(b / w2))]


def margins(X, y, w, b):
    length = math.sqrt(_dot(w, w))
    result = []
    for x, label in zip(X, y):
        height = (_dot(x, w) + b) / length
        result.append(height if label else -height)
    return numpy.array(result)


AND_W, AND_B = numpy.array([2.0, 2.0]), numpy.float64(-3)
OR_W, OR_B = numpy.array([10, 10]), -5
NAND_W = [-a for a in AND_W]
NAND_B = -AND_B
NOT_W, NOT_B = (-3.0,), 1.5
