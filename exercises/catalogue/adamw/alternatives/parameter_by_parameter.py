import math

import numpy


def weight_mask(sizes):
    marks = []
    for below, units in zip(sizes, sizes[1:]):
        marks += [1.0] * (below * units) + [0.0] * units
    return numpy.array(marks)


def adamw_step(
    theta, grad, m, v, t, mask, lr=1e-3, decay=0.01, beta1=0.9, beta2=0.999, eps=1e-8
):
    out = numpy.empty((3, len(theta)))
    for i, p in enumerate(theta.tolist()):
        a = beta1 * float(m[i]) + (1 - beta1) * float(grad[i])
        b = beta2 * float(v[i]) + (1 - beta2) * float(grad[i]) ** 2
        step = a / (1 - beta1**t) / (math.sqrt(b / (1 - beta2**t)) + eps)
        if mask[i]:
            step += decay * p
        out[:, i] = p - lr * step, a, b
    return tuple(out)
