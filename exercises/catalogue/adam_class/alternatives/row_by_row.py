import numpy as np


class Adam:
    def __init__(self, theta, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        self.theta, self.lr, self.t = theta, lr, 0
        self.b1, self.b2, self.eps = beta1, beta2, eps
        self.m, self.v = np.zeros_like(theta), np.zeros_like(theta)

    def step(self, grad):
        self.t += 1
        for i in range(len(self.theta)):
            self.m[i] = self.b1 * self.m[i] + (1 - self.b1) * grad[i]
            self.v[i] = self.b2 * self.v[i] + (1 - self.b2) * grad[i] ** 2
            m = self.m[i] / (1 - self.b1**self.t)
            v = self.v[i] / (1 - self.b2**self.t)
            self.theta[i] -= self.lr * m / (np.sqrt(v) + self.eps)
