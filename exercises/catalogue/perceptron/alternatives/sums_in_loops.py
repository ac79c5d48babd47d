"""A perceptron in plain Python loops."""
import numpy


def _sum(w, x, b):
    total = b
    for a, c in zip(w, x):
        total += a * c
    return total


class Perceptron:
    """w: the weights, b: the bias."""

    def __init__(self, n_inputs: int):
        self.w = numpy.array([0] * n_inputs, dtype=float)
        self.b = 0

    def predict(self, X):
        return numpy.array([1.0 if _sum(self.w, x, self.b) >= 0 else 0.0 for x in X])

    def fit(self, X, y, epochs=100):
        updates = []
        while len(updates) < epochs and (not updates or updates[-1]):
            updates.append(sum(self._teach(x, t) for x, t in zip(X, y)))
        return updates

    def _teach(self, x, t):
        right = (_sum(self.w, x, self.b) >= 0) == bool(t)
        if not right:
            sign = 1 if t else -1
            for i in range(len(x)):
                self.w[i] += sign * x[i]
            self.b += sign
        return int(not right)
