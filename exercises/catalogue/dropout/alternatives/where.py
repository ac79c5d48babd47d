"""Forward and backward are the same function: keep and enlarge."""

import numpy


class Dropout:
    def __init__(self, rate, rng):
        self.probability, self.generator = rate, rng
        self.kept = None

    def forward(self, A, train):
        self.kept = None
        if train:
            self.kept = self.generator.random(A.shape) >= self.probability
        return self.through(A)

    def backward(self, dA):
        return self.through(dA)

    def through(self, M):
        if self.kept is None:
            return M
        return numpy.where(self.kept, M / (1 - self.probability), 0.0)
