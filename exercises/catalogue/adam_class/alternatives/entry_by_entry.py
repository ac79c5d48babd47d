import math

import numpy


class Adam:
    def __init__(self, theta, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
        self._theta, self.lr, self.betas, self.eps = theta, lr, (beta1, beta2), eps
        self.m = numpy.zeros(theta.shape, theta.dtype)
        self.v = numpy.zeros(theta.shape, theta.dtype)
        self.left = [1.0, 1.0]  # beta1**t and beta2**t
        self.t = 0

    @property
    def theta(self):
        return self._theta

    def step(self, grad):
        self.t += 1
        b1, b2 = self.betas
        self.left[0] *= b1
        self.left[1] *= b2
        for at, g in numpy.ndenumerate(grad):
            self.m[at] += (1 - b1) * (g - self.m[at])
            self.v[at] += (1 - b2) * (g * g - self.v[at])
            m_hat = float(self.m[at]) / (1 - self.left[0])
            v_hat = float(self.v[at]) / (1 - self.left[1])
            self._theta[at] -= self.lr * m_hat / (math.sqrt(v_hat) + self.eps)
