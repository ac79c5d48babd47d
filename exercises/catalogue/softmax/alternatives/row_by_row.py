import math

import numpy


def softmax(Z):
    rows = []
    for row in Z.tolist():
        top = max(row)
        e = [math.exp(z - top) for z in row]
        rows.append([x / sum(e) for x in e])
    return numpy.array(rows, dtype=Z.dtype)
