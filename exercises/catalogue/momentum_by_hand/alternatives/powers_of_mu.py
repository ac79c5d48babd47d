import numpy as np

V_C, V_S = 0.9 * 1.0 + 0.5, 0.9 * 2.0 - 1.5
C, S = 1 - 0.1 * (1.0 + V_C), 1 - 0.1 * (2.0 + V_S)
INSIDE = -0.1 * V_C
LIMIT = 1 / (1 - 0.9)


def velocities(grads, mu=0.9):
    # row n holds mu^n, ..., mu, 1: what is left of each gradient
    ages = np.subtract.outer(np.arange(len(grads)), np.arange(len(grads)))
    left = np.where(ages >= 0, float(mu) ** np.maximum(ages, 0), 0.0)
    return np.einsum("ns,sp->np", left, grads)
