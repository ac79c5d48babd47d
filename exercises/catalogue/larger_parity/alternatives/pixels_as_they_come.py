"""Trained on pixels of 0 and 1, with more steps: nothing has to be scaled back."""

import numpy as np


def patterns(pixels):
    X = np.indices((2,) * pixels).reshape(pixels, -1).T.astype(float)
    return X, (X @ np.ones(pixels)) % 2


def logits(theta, X):
    W1, b1, W2, b2 = theta
    A = (X @ W1 + b1).clip(min=0)
    return A, A @ W2 + b2


def accuracy(theta, X, y):
    return np.mean((logits(theta, X)[1].ravel() > 0) == y)


class Adam:
    def __init__(self, lr):
        self.lr, self.t, self.m, self.v = lr, 0, {}, {}

    def step(self, theta, grads):
        self.t += 1
        for i, grad in enumerate(grads):
            self.m[i] = 0.9 * self.m.get(i, 0.0) + 0.1 * grad
            self.v[i] = 0.999 * self.v.get(i, 0.0) + 0.001 * grad**2
            root = np.sqrt(self.v[i] / (1 - 0.999**self.t))
            theta[i] -= self.lr / (1 - 0.9**self.t) * self.m[i] / (root + 1e-8)


def learn(X, y, seed):
    rng = np.random.default_rng(seed)
    inputs, units = X.shape[1], 32
    theta = [rng.normal(size=(inputs, units)) * np.sqrt(2 / inputs), np.zeros(units)]
    theta += [rng.normal(size=(units, 1)) * np.sqrt(2 / units), np.zeros(1)]
    adam = Adam(0.02)
    for _ in range(2000):
        A, z = logits(theta, X)
        dZ = (0.5 * (1 + np.tanh(z / 2)) - y[:, None]) / len(X)
        dA = (dZ @ theta[2].T) * np.sign(A)
        adam.step(theta, [X.T @ dA, dA.sum(axis=0), A.T @ dZ, dZ.sum(axis=0)])
    return theta
