"""A scaler that is fitted to the training rows, and a function for one round."""

import leakage_given as helpers


class Scaler:
    def __init__(self, rows):
        self.mean = rows.mean(axis=0)
        self.sd = ((rows - self.mean) ** 2).mean(axis=0) ** 0.5

    def __call__(self, rows):
        return (rows - self.mean) / self.sd


def one_round(X, y, X_new, keep):
    scale = Scaler(X)
    best = helpers.strongest(scale(X), y, keep)
    return helpers.nearest_mean(scale(X)[:, best], y, scale(X_new)[:, best])


def cross_validate(X, y, folds, keep):
    result = [0.0] * len(X)
    for fold in folds:
        held_out = [int(i) for i in fold]
        train = [i for i in range(len(X)) if i not in held_out]
        scores = one_round(X[train], y[train], X[held_out], keep)
        for i, score in zip(held_out, scores):
            result[i] = score
    return result
