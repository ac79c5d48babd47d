"""Predictions are 1.0 and 0.0, and so the counts are floats too."""

import numpy as np


class Perceptron:
    def __init__(self, n_inputs):
        self.w, self.b = np.zeros(n_inputs), 0

    def predict(self, X):
        return np.where(X @ self.w + self.b >= 0, 1.0, 0.0)

    def fit(self, X, y, epochs=100):
        counts = []
        for _ in range(epochs):
            wrong = 0
            for x, label in zip(X, y):
                error = label - self.predict(x[None])[0]
                self.w = self.w + error * x
                self.b = self.b + error
                wrong += abs(error)
            counts.append(wrong)
            if not wrong:
                break
        return counts
