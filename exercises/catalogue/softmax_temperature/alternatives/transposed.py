import numpy as np


def softmax_at(Z, temperature=1.0):
    T = Z.T.copy()
    T -= T.max(0)
    T /= temperature
    np.exp(T, out=T)
    return (T / T.sum(0)).T


def temperature_for(odds, logit_gap):
    return 1 / (np.log(odds) / logit_gap)


COLD, HOT = "One-hot".lower(), "uniform"
