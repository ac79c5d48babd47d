import math

import numpy


def softmax_at(Z, temperature=1.0):
    rows = []
    for row in Z:
        top = max(row)
        e = [math.exp((z - top) / temperature) for z in row]
        total = math.fsum(e)
        rows.append([x / total for x in e])
    return numpy.array(rows)


def temperature_for(odds, logit_gap):
    # odds = exp(gap / T)
    return logit_gap / math.log(odds)


COLD = "one-hot"
HOT = "uniform"
