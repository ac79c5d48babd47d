import math

import numpy as np


def elementwise(f):
    def over(Z):
        out = np.empty_like(Z)
        for index, z in np.ndenumerate(Z):
            out[index] = f(float(z))
        return out

    return over


def _sigmoid(z):
    if z < -700:
        return 0.0
    return 1 / (1 + math.exp(-z))


sigmoid = elementwise(_sigmoid)
sigmoid_slope = elementwise(lambda z: _sigmoid(z) * _sigmoid(-z))
tanh = elementwise(math.tanh)
tanh_slope = elementwise(lambda z: 1 - math.tanh(z) ** 2)
relu = elementwise(lambda z: z if z > 0 else 0.0)
relu_slope = elementwise(lambda z: 1.0 if z > 0 else 0.0)
