import math

import numpy


def step_decay(t, lr, factor=0.5, every=10):
    for _ in range(math.floor(t / every)):
        lr *= factor
    return lr


def exponential_decay(t, lr, factor=0.95):
    return lr * math.exp(t * math.log(factor))


def cosine_with_warm_up(t, lr, total, warm_up=0, low=0.0):
    if t < warm_up:
        return lr / warm_up * t
    share = min(1, (t - warm_up) / (total - warm_up))
    return low + (lr - low) * math.cos(math.pi * share / 2) ** 2


def rates(schedule, epochs, batches):
    times = (e + i / batches for e in range(epochs) for i in range(batches))
    return numpy.fromiter(map(schedule, times), dtype=float)


def one_epoch(gradient, theta, schedule, epoch, batches):
    for i in range(batches):
        theta = theta - schedule(epoch + i / batches) * gradient(theta, i)
    return theta


def train(gradient, theta, schedule, epochs, batches):
    rows = [theta]
    for epoch in range(epochs):
        rows.append(one_epoch(gradient, rows[-1], schedule, epoch, batches))
    return numpy.vstack(rows[1:])
