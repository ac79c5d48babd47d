"""Shapes of all parameters, whose sizes a NumPy array of floats adds up."""

import numpy as np


def parameter_count(sizes):
    count = np.zeros(len(sizes) - 1)
    for layer, shape in enumerate(zip(sizes, sizes[1:])):
        count[layer] = np.prod(shape) + shape[1]
    return count.sum()


PARAMETERS_4_4_4_2 = parameter_count([4, 4, 4, 2])
PARAMETERS_4_16_16_2 = parameter_count([4, 16, 16, 2])
