"""Each rule is a function with a memory of its own; the rates are sorted by loss."""

import numpy
from optimizers_compared_given import loss_and_gradient, start

AHEAD_AT_ONE_RATE = "adam"
AS_DESCENT = 0.03 / (1 - 0.9)


def make(rule):
    memory = {"m": 0.0, "v": 0.0, "t": 0}

    def momentum(g):
        memory["v"] = g + 0.9 * memory["v"]
        return memory["v"]

    def adam(g):
        memory["t"] += 1
        memory["m"] += 0.1 * (g - memory["m"])
        memory["v"] += 0.001 * (g**2 - memory["v"])
        root = (memory["v"] / (1 - 0.999 ** memory["t"])) ** 0.5
        return memory["m"] / (1 - 0.9 ** memory["t"]) / (root + 1e-8)

    return {"descent": lambda g: g, "momentum": momentum, "adam": adam}[rule]


def train(rule, X, y, theta, lr, steps):
    step, theta = make(rule), theta.copy()
    loss, g = loss_and_gradient(theta, X, y)
    losses = [loss]
    while len(losses) <= steps:
        theta -= lr * step(g)
        loss, g = loss_and_gradient(theta, X, y)
        losses.append(loss)
    return theta, losses


def best_rate(rule, X, y, theta, rates, steps):
    def end(lr):
        last = train(rule, X, y, theta, lr, steps)[1][-1]
        return last if numpy.isfinite(last) else numpy.inf

    return min(rates, key=end)


def compare(X, y, seed, rates, steps):
    results = {}
    for rule in ["adam", "momentum", "descent"]:
        rate = best_rate(rule, X, y, start(seed), rates, steps)
        theta, losses = train(rule, X, y, start(seed), rate, steps)
        results[rule] = dict(rate=rate, theta=theta, losses=losses)
    return results
