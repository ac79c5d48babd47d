"""Source A's run of the 4-4-4-2 parity network, replayed with nnbook.

The source trains in its own loops and prints a log. The same data, the same draws from
the same generators and the same settings, given to `nnbook.fit`, print it again.
"""

from typing import NamedTuple

import numpy as np

import nnbook

SIZES = (4, 4, 4, 2)

#: Adam at 0.01 on batches of 16, for 200 epochs at most, with a patience of 30.
LEARNING_RATE, BATCH_SIZE, EPOCHS, PATIENCE = 0.01, 16, 200, 30


class Data(NamedTuple):
    """102 samples to train on and 26 to validate on, of the sixteen 2x2 images."""

    X_train: nnbook.types.Array
    Y_train: nnbook.types.Array
    X_val: nnbook.types.Array
    Y_val: nnbook.types.Array


class Run(NamedTuple):
    """The trained network, its history, and theta where training stopped."""

    network: nnbook.Network
    history: nnbook.History
    last_theta: nnbook.types.Array


def data() -> Data:
    """128 images of random pixels and the parity of each, shuffled and split."""
    rng = np.random.RandomState(0)
    X = rng.randint(0, 2, size=(128, 4))
    Y = nnbook.one_hot(X.sum(axis=1) % 2, classes=2)
    order = rng.permutation(128)
    train, val = order[:102], order[102:]
    return Data(X[train].astype(float), Y[train], X[val].astype(float), Y[val])


def initial_theta(rng: np.random.RandomState) -> nnbook.types.Array:
    """He's initialisation in the source's order of draws; every bias is zero."""
    parts = []
    for n_in, n_out in zip(SIZES[:-1], SIZES[1:], strict=True):
        W = rng.randn(n_in, n_out) * np.sqrt(2 / n_in)
        parts += [W.ravel(), np.zeros(n_out)]
    return np.concatenate(parts)


class LastTheta(nnbook.Adam):
    """Adam that remembers where it came to, beyond the return to the best theta."""

    def update(self, grad: nnbook.types.Array) -> None:
        """One step of Adam."""
        super().update(grad)
        self.last_theta = self.theta.copy()


def run() -> Run:
    """Train as the source does: one stream of seed 42 draws theta and then shuffles.

    The losses that the source prints for an epoch are plain means over its batches,
    `history.batch_loss.mean(axis=1)`, where the last batch of six counts in full.
    """
    X_train, Y_train, X_val, Y_val = data()
    rng = np.random.RandomState(42)
    network = nnbook.mlp(SIZES)
    network.theta[:] = initial_theta(rng)
    adam = LastTheta(network.theta, lr=LEARNING_RATE)
    history = nnbook.fit(
        network,
        nnbook.SoftmaxCrossEntropy(),
        adam,
        X_train,
        Y_train,
        epochs=EPOCHS,
        batch_size=BATCH_SIZE,
        validation=(X_val, Y_val),
        patience=PATIENCE,
        rng=rng,
    )
    return Run(network, history, adam.last_theta)
