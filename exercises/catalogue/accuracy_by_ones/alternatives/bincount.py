"""Two histograms, and what is empty is left out."""

import numpy as np


def accuracy_by_ones(X, y, guess):
    n = np.count_nonzero(X, axis=1)
    everyone = np.bincount(n)
    right = np.bincount(n, weights=y == guess)
    ones = np.flatnonzero(everyone)
    return ones, everyone[ones], right[ones] / everyone[ones]
