"""Source A's run of the 4-4-4-2 parity network, replayed with nnbook.

The source trains in its own loops and prints a log. The same data, the same draws from
the same generators and the same settings, given to `nnbook.fit`, print it again.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

import nnbook
from nnbook.types import Array

SIZES = (4, 4, 4, 2)

#: Adam at 0.01 on batches of 16, for 200 epochs at most, with a patience of 30.
LEARNING_RATE, BATCH_SIZE, EPOCHS, PATIENCE = 0.01, 16, 200, 30


class Data(NamedTuple):
    """102 samples to train on and 26 to validate on, of the sixteen 2x2 images."""

    X_train: Array
    Y_train: Array
    X_val: Array
    Y_val: Array


class Run(NamedTuple):
    """The network, returned to where it was best, and what happened on the way."""

    network: nnbook.Network
    history: nnbook.History


def data() -> Data:
    """128 images of random pixels and the parity of each, shuffled and split."""
    rng = np.random.RandomState(0)
    X = rng.randint(0, 2, size=(128, 4))
    Y = nnbook.one_hot(X.sum(axis=1) % 2, classes=2)
    order = rng.permutation(128)
    train, val = order[:102], order[102:]
    return Data(X[train].astype(float), Y[train], X[val].astype(float), Y[val])


def initial_theta(rng: np.random.RandomState) -> Array:
    """He's initialisation in the source's order of draws; every bias is zero."""
    parts = []
    for n_in, n_out in pairwise(SIZES):
        W = rng.randn(n_in, n_out) * np.sqrt(2 / n_in)
        parts += [W.ravel(), np.zeros(n_out)]
    return np.concatenate(parts)


def run() -> Run:
    """Train as the source does: one stream of seed 42 draws theta and then shuffles.

    The losses that the source prints for an epoch are plain means over its batches,
    `history.batch_loss.mean(axis=1)`, where the last batch of six counts in full.
    """
    X_train, Y_train, X_val, Y_val = data()
    rng = np.random.RandomState(42)
    network = nnbook.mlp(SIZES)
    network.theta[:] = initial_theta(rng)
    history = nnbook.fit(
        network,
        nnbook.SoftmaxCrossEntropy(),
        nnbook.Adam(network.theta, lr=LEARNING_RATE),
        X_train,
        Y_train,
        epochs=EPOCHS,
        batch_size=BATCH_SIZE,
        validation=(X_val, Y_val),
        patience=PATIENCE,
        rng=rng,
    )
    return Run(network, history)
