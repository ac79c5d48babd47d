import numpy as np


class Perceptron:
    """One vector holds the bias and the weights: theta = (b, w)."""

    def __init__(self, n_inputs):
        self.theta = np.zeros(n_inputs + 1)

    @property
    def b(self):
        return self.theta[0]

    @b.setter
    def b(self, new):
        self.theta[0] = new

    @property
    def w(self):
        return self.theta[1:]

    @w.setter
    def w(self, new):
        self.theta[1:] = new

    def predict(self, X):
        ones = np.ones((len(X), 1))
        return np.heaviside(np.hstack([ones, X]) @ self.theta, 1)

    def fit(self, X, y, epochs=100):
        X1 = np.hstack([np.ones((len(X), 1)), X])
        history = []
        for _ in range(epochs):
            history.append(0)
            for x, label in zip(X1, y):
                p = x @ self.theta >= 0
                self.theta += (label - p) * x
                history[-1] += p != label
            if history[-1] == 0:
                return history
        return history
