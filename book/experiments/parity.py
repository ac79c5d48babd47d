"""Training on 2x2 parity: from many starting points, and with a pattern left out."""

from typing import Literal, NamedTuple

import numpy as np

import nnbook
from experiments import source_a
from nnbook.types import Labels

LOSS = nnbook.SoftmaxCrossEntropy()

#: What the sixteen patterns are to be sorted by.
Rule = Literal["parity", "first pixel"]


class Outcome(NamedTuple):
    """How one training run ended."""

    validation_accuracy: float
    patterns_right: int
    epochs: int


def train_as_in_source(
    seed: int, hidden: tuple[int, ...], patience: int | None = source_a.PATIENCE
) -> Outcome:
    """Source A's data and settings, from another start and with another shuffle.

    One generator draws the weights and then the batches, as in the source. Without
    patience every run goes through all epochs.
    """
    X_train, Y_train, X_val, Y_val = source_a.data()
    rng = np.random.default_rng(seed)
    network = nnbook.mlp([4, *hidden, 2], seed=rng)
    history = nnbook.fit(
        network,
        LOSS,
        nnbook.Adam(network.theta, lr=source_a.LEARNING_RATE),
        X_train,
        Y_train,
        epochs=source_a.EPOCHS,
        batch_size=source_a.BATCH_SIZE,
        validation=(X_val, Y_val),
        patience=patience,
        rng=rng,
    )
    right = nnbook.accuracy(Y_val, network.forward(X_val))
    return Outcome(right, patterns_right(network), history.epochs)


def labels(rule: Rule) -> Labels:
    """The class of each of the sixteen patterns: its parity, or its first pixel."""
    X, y = nnbook.parity(4)
    return y if rule == "parity" else X[:, 0].astype(int)


def train_without(
    pattern: int, seed: int, rule: Rule = "parity", steps: int = 500
) -> nnbook.Network:
    """A 4-16-16-2 network after `steps` of Adam on the fifteen other patterns."""
    X, _ = nnbook.parity(4)
    kept = np.arange(len(X)) != pattern
    X, Y = X[kept], nnbook.one_hot(labels(rule), classes=2)[kept]
    network = nnbook.mlp([4, 16, 16, 2], seed=seed)
    adam = nnbook.Adam(network.theta, lr=0.01)
    for _ in range(steps):
        network.loss_grad(LOSS, X, Y)
        adam.step(network.grad)
    return network


class HeldOut(NamedTuple):
    """A network that never saw one pattern: are the fifteen right, is the sixteenth?"""

    seen_right: bool
    unseen_right: bool


def hold_out(case: tuple[int, int], rule: Rule = "parity") -> HeldOut:
    """Train without one pattern and test on it; `case` is (pattern, seed)."""
    pattern, seed = case
    X, _ = nnbook.parity(4)
    network = train_without(pattern, seed, rule)
    right = nnbook.class_indices(network.forward(X)) == labels(rule)
    return HeldOut(bool(np.delete(right, pattern).all()), bool(right[pattern]))


def patterns_right(network: nnbook.Network) -> int:
    """How many of the sixteen patterns the network classifies correctly."""
    X, y = nnbook.parity(4)
    return int((nnbook.class_indices(network.forward(X)) == y).sum())
