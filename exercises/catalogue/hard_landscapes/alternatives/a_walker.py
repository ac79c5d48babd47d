import numpy as np

LARGEST_RATE, OFF_THE_RIDGE, FIRST_OFF = np.float64(0.04), "none", "adam"


def valley_gradient(theta):
    return np.diag([1, 50]) @ theta


def saddle_gradient(theta):
    return np.array([theta[0], theta[1] * (theta[1] - 1) * (theta[1] + 1)])


class Walker:
    def __init__(self):
        self.a, self.b, self.t = np.zeros(2), np.zeros(2), 0

    def descent(self, g):
        return g

    def momentum(self, g):
        self.a = 0.9 * self.a + g
        return self.a

    def adam(self, g):
        self.t += 1
        self.a += (1 - 0.9) * (g - self.a)
        self.b += (1 - 0.999) * (g * g - self.b)
        root = np.sqrt(self.b / (1 - 0.999**self.t))
        return self.a / (1 - 0.9**self.t) / (root + 1e-8)


def path(rule, gradient, start, lr, steps):
    step, points = getattr(Walker(), rule), [start]
    for _ in range(steps):
        points.append(points[-1] - lr * step(gradient(points[-1])))
    return np.vstack(points)


def first_below(values, level):
    hits = np.flatnonzero(np.asarray(values) < level)
    return hits[0] if hits.size else -1


def race(value, gradient, start, rates, steps, level):
    walks = {rule: path(rule, gradient, start, lr, steps) for rule, lr in rates.items()}
    heights = {rule: [value(p) for p in walk] for rule, walk in walks.items()}
    return {rule: first_below(found, level) for rule, found in heights.items()}
