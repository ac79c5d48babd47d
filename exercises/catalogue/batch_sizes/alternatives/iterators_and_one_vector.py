"""Batches from an iterator; noise from gradients written as long vectors."""

from itertools import islice

import numpy

import batch_sizes_given

UPDATES_64 = 7 * 8
NOISE_RATIO = numpy.sqrt(32 / 8)


def updates(rows, batch_size, epochs):
    full, rest = divmod(rows, batch_size)
    return epochs * (full + bool(rest))


def train(X, Y, batch_size, epochs, lr, rng):
    theta = [numpy.zeros((X.shape[1], Y.shape[1])), numpy.zeros(Y.shape[1])]
    for _ in range(epochs):
        waiting = iter(rng.permutation(len(X)))
        while rows := list(islice(waiting, batch_size)):
            grads = batch_sizes_given.gradient(*theta, X[rows], Y[rows])
            theta = [part - lr * g for part, g in zip(theta, grads, strict=True)]
    return tuple(theta)


def compare(X, Y, sizes, seed, epochs=8, lr=0.1):
    def run(size):
        return train(X, Y, size, epochs, lr, numpy.random.default_rng(seed))

    return list(map(run, sizes))


def gradient_noise(W, b, X, Y, batch_size, rng, draws=200):
    def long(rows):
        grads = batch_sizes_given.gradient(W, b, X[rows], Y[rows])
        return numpy.concatenate([grad.ravel() for grad in grads])

    picks = [rng.integers(len(X), size=batch_size) for _ in range(draws)]
    errors = numpy.array([long(rows) for rows in picks]) - long(slice(None))
    return numpy.linalg.norm(errors) / draws**0.5
