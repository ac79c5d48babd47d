import numpy as np


def velocity_step(theta, v, grad, lr, mu=0.9):
    new = v.copy()
    new *= mu
    new -= lr * grad
    return np.add(theta, new), new


def momentum_step(theta, v, grad, lr, mu=0.9, average=False):
    # -lr v is the velocity of the other rule
    share = (1 - mu) ** int(average)
    theta, step = velocity_step(theta, -lr * v, share * grad, lr, mu)
    return theta, step / -lr


def descent_step(theta, grad, lr):
    return momentum_step(theta, 0 * theta, grad, lr, mu=0)[0]
