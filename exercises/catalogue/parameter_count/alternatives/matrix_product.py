import numpy as np


def parameter_count(sizes):
    n = np.array(sizes)
    return (n[:-1] + 1) @ n[1:]


PARAMETERS_4_4_4_2 = 50
PARAMETERS_4_16_16_2 = 386
