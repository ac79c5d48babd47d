"""The matrix as a product of one-hot rows, and 0/0 repaired in silence."""

import numpy


def confusion_matrix(y, guess, classes):
    one_hot = numpy.eye(classes)
    return one_hot[y].T @ one_hot[guess]


def scores(C):
    tp = C.diagonal()
    with numpy.errstate(invalid="ignore"):
        shares = [
            tp / C.sum(0),
            tp / C.sum(1),
            2 * tp / (C.sum(0) + C.sum(1)),
        ]
    return tuple(numpy.nan_to_num(share) for share in shares)
