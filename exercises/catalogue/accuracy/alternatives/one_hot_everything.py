"""Labels and choices as one-hot rows; their products are 1 where they agree."""

import numpy as np


def accuracy(Y, P):
    rows, classes = P.shape
    one_hot = np.eye(classes)
    labels = Y if Y.ndim == 2 else one_hot[Y]
    chosen = one_hot[P.argmax(1)]
    return np.einsum("nk,nk->", chosen, labels) / rows
