from dataclasses import dataclass, field

import numpy as np


@dataclass
class Adam:
    theta: np.ndarray
    lr: float = 1e-3
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    m: np.ndarray = field(init=False)
    v: np.ndarray = field(init=False)
    t: int = field(init=False, default=0)

    def __post_init__(self):
        self.m, self.v = 0 * self.theta, 0 * self.theta

    def step(self, grad):
        self.t += 1
        for average, beta, new in (
            (self.m, self.beta1, grad),
            (self.v, self.beta2, grad**2),
        ):
            average *= beta
            average += (1 - beta) * new
        m_hat = self.m / (1 - self.beta1**self.t)
        root = (self.v / (1 - self.beta2**self.t)) ** 0.5
        self.theta[...] = self.theta - self.lr * m_hat / (root + self.eps)
