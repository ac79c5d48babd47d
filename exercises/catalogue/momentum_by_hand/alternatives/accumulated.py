from itertools import accumulate

import numpy

V_C, V_S, C, S, INSIDE = numpy.array([1.4, 0.3, 0.76, 0.77, -0.14])
LIMIT = 10


def velocities(grads, mu=0.9):
    return numpy.stack(list(accumulate(grads, lambda v, g: mu * v + g)))
