"""Answers by a step function: mistakes are the distances between answer and label."""

import numpy as np

W_AFTER_1, B_AFTER_1, MISTAKES_1 = [-1, -1], -1, 1
W_AFTER_2, B_AFTER_2, MISTAKES_2 = [-1, -1], 0, 3
RIGHT_AFTER_2 = 1
EPOCHS_UNTIL_CLEAN = 7


def one_epoch(w, b, X, y):
    mistakes = 0.0
    for x, t in zip(X, y, strict=True):
        error = t - np.heaviside(x @ w + b, 1)
        w, b = w + error * x, b + error
        mistakes += abs(error)
    return w, b, mistakes
