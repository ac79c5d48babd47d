"""Accuracy, with loops over the samples."""


def first_largest(row):
    best = 0
    for k in range(1, len(row)):
        if row[k] > row[best]:
            best = k
    return best


def accuracy(Y, P):
    right = 0
    for label, row in zip(Y, P):
        true = first_largest(label) if Y.ndim == 2 else label
        if first_largest(row) == true:
            right += 1
    return right / len(P)
