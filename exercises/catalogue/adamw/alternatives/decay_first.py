import numpy as np


def weight_mask(sizes):
    if len(sizes) < 2:
        return np.empty(0)
    inputs, units = sizes[:2]
    layer = np.repeat([1.0, 0.0], [inputs * units, units])
    return np.r_[layer, weight_mask(sizes[1:])]


def adamw_step(
    theta, grad, m, v, t, mask, lr=1e-3, decay=0.01, beta1=0.9, beta2=0.999, eps=1e-8
):
    theta, m, v = theta.copy(), m.copy(), v.copy()
    theta *= 1 - lr * decay * mask  # Adam's step does not ask where theta is
    m += (1 - beta1) * (grad - m)
    v += (1 - beta2) * (grad * grad - v)
    theta -= lr * (m / (1 - beta1**t)) / ((v / (1 - beta2**t)) ** 0.5 + eps)
    return theta, m, v
