"""Pair by pair; on paper, 386 and 386.0 are the same number."""

import numpy as np


def parameter_count(sizes):
    return sum((below + 1) * units for below, units in zip(sizes, sizes[1:]))


PARAMETERS_4_4_4_2 = np.float64(50)
PARAMETERS_4_16_16_2 = 386.0
