import math

import numpy


def adam_step(theta, grad, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    rows = []
    for p, g, a, b in zip(theta, grad, m, v):
        a = beta1 * a + (1 - beta1) * g
        b = beta2 * b + (1 - beta2) * g**2
        step = a / (1 - beta1**t) / (math.sqrt(b / (1 - beta2**t)) + eps)
        rows.append((p - lr * step, a, b))
    return tuple(numpy.array(column) for column in zip(*rows))
