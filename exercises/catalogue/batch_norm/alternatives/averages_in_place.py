"""Running averages change in place; evaluation is one scale and one shift."""

import numpy as np

VARIANCE_AFTER = np.float64(0.75)


def statistics(Z):
    mean = np.einsum("nk->k", Z) / len(Z)
    return mean, np.einsum("nk,nk->k", Z - mean, Z - mean) / len(Z)


class BatchNorm:
    def __init__(self, units, momentum=0.1, eps=1e-5):
        self.running_mean = np.zeros(units)
        self.running_var = np.ones(units)
        self.gamma = np.ones(units)
        self.beta = np.zeros(units)
        self._mu = momentum
        self._eps = eps

    def forward(self, Z, train):
        if not train:
            scale = self.gamma / np.sqrt(self.running_var + self._eps)
            return scale * Z + (self.beta - scale * self.running_mean)
        self.running_mean *= 1 - self._mu
        self.running_mean += self._mu * Z.mean(0)
        self.running_var *= 1 - self._mu
        self.running_var += self._mu * Z.var(0, ddof=1)
        out = Z - Z.mean(0)
        out /= np.sqrt(Z.var(0) + self._eps)
        return out * self.gamma + self.beta
