"""Lists of numbers, one unit after the other."""

from math import sqrt

VARIANCE_AFTER = 3 / 4


def statistics(Z):
    means, variances = [], []
    for column in Z.T.tolist():
        mean = sum(column) / len(column)
        means.append(mean)
        variances.append(sum((z - mean) ** 2 for z in column) / len(column))
    return means, variances


class BatchNorm:
    def __init__(self, units, momentum=0.1, eps=1e-5):
        self.part, self.eps = momentum, eps
        self.gamma, self.beta = [1.0] * units, [0.0] * units
        self.running_mean, self.running_var = [0.0] * units, [1.0] * units

    def moved(self, old, new):
        return [(1 - self.part) * r + self.part * b for r, b in zip(old, new)]

    def forward(self, Z, train):
        m, v = self.running_mean, self.running_var
        if train:
            m, v = statistics(Z)
            unbiased = [x * len(Z) / (len(Z) - 1) for x in v]
            self.running_mean = self.moved(self.running_mean, m)
            self.running_var = self.moved(self.running_var, unbiased)
        scale = [g / sqrt(x + self.eps) for g, x in zip(self.gamma, v)]
        units = list(zip(scale, m, self.beta))
        return [[s * (z - c) + b for z, (s, c, b) in zip(row, units)] for row in Z]
