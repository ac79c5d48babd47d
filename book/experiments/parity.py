"""Training on 2x2 parity: from many starting points, and with a pattern left out."""

from typing import NamedTuple

import nnbook
from experiments.source_a import data

LOSS = nnbook.SoftmaxCrossEntropy()


class Outcome(NamedTuple):
    """How one training run ended."""

    validation_accuracy: float
    patterns_right: int
    epochs: int


def train_as_in_source(seed: int, hidden: tuple[int, ...]) -> Outcome:
    """Source A's data and settings, with another start and another shuffle.

    Adam at 0.01, batches of 16, at most 200 epochs, patience of 30.
    """
    X_train, Y_train, X_val, Y_val = data()
    network = nnbook.mlp([4, *hidden, 2], seed=seed)
    history = nnbook.fit(
        network,
        LOSS,
        nnbook.Adam(network.theta, lr=0.01),
        X_train,
        Y_train,
        epochs=200,
        batch_size=16,
        validation=(X_val, Y_val),
        patience=30,
        rng=seed,
    )
    right = nnbook.accuracy(Y_val, network.forward(X_val))
    return Outcome(right, patterns_right(network), history.epochs)


def train_on_patterns(
    seed: int, hidden: tuple[int, ...], without: int | None = None, steps: int = 1000
) -> nnbook.Network:
    """Adam at 0.01 for `steps` full batches on the sixteen patterns, or on fifteen."""
    X, y = nnbook.parity(4)
    kept = [n for n in range(len(X)) if n != without]
    X, Y = X[kept], nnbook.one_hot(y)[kept]
    network = nnbook.mlp([4, *hidden, 2], seed=seed)
    adam = nnbook.Adam(network.theta, lr=0.01)
    for _ in range(steps):
        network.loss_grad(LOSS, X, Y)
        adam.step(network.grad)
    return network


def learns_all(seed: int, hidden: tuple[int, ...]) -> bool:
    """Whether training on all sixteen patterns ends with all sixteen right."""
    return patterns_right(train_on_patterns(seed, hidden)) == 16


class HeldOut(NamedTuple):
    """A network that never saw one pattern: are the fifteen right, is the sixteenth?"""

    seen_right: bool
    unseen_right: bool


def hold_out(case: tuple[int, int], hidden: tuple[int, ...] = (16, 16)) -> HeldOut:
    """Train without one pattern; `case` is (pattern, seed)."""
    without, seed = case
    network = train_on_patterns(seed, hidden, without, steps=500)
    X, y = nnbook.parity(4)
    right = nnbook.class_indices(network.forward(X)) == y
    return HeldOut(bool(right.sum() - right[without] == 15), bool(right[without]))


def patterns_right(network: nnbook.Network) -> int:
    """How many of the sixteen patterns the network classifies correctly."""
    X, y = nnbook.parity(4)
    return int((nnbook.class_indices(network.forward(X)) == y).sum())
