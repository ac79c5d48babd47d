"""Labels from lists of images, batches by splitting, the loss by signs."""

import numpy
from deeper_given import Network

EASIEST, DEEP_WITH_NORM = "diagonal", "fewer"


def labels(X, pattern):
    answer = {
        "parity": lambda *pixels: sum(pixels) % 2,
        "diagonal": lambda a, b, c, d: a != d,
        "checkerboard": lambda a, b, c, d: [a, b, c, d] in ([0, 1, 1, 0], [1, 0, 0, 1]),
    }[pattern]
    return numpy.array([float(answer(*image)) for image in X.tolist()])


def sizes(depth, width=6):
    layers = [4]
    for _ in range(depth):
        layers.append(width)
    return layers + [1]


def train(X, y, depth, norm, seed, epochs):
    rng = numpy.random.default_rng(seed)
    network = Network(sizes(depth), norm, rng)
    losses = numpy.empty(epochs)
    sign = 2 * y - 1
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        for rows in numpy.split(order, range(32, len(X), 32)):
            network.learn(X[rows], y[rows], rate=0.01)
        margin = sign * network.forward(X, False)
        losses[epoch] = numpy.logaddexp(0, -margin).mean()
    right = numpy.where(margin == 0, sign < 0, margin > 0)
    return dict(losses=losses, accuracy=right.sum() / len(y))


def share_learnt(X, pattern, depth, norm, seeds, epochs):
    y, learnt = labels(X, pattern), 0
    for seed in range(seeds):
        learnt += train(X, y, depth, norm, seed, epochs)["accuracy"] > 0.9999
    return learnt / seeds
