"""Small training runs to be interrupted: their parts are made anew at each call."""

import numpy as np

import nnbook

#: By name: how to make each optimiser for a theta.
OPTIMIZERS = {
    "Adam": lambda theta: nnbook.Adam(theta, lr=0.05),
    "AdamW": lambda theta: nnbook.AdamW(theta, lr=0.05),
    "GradientDescent": lambda theta: nnbook.GradientDescent(theta, lr=0.2),
    "Momentum": lambda theta: nnbook.Momentum(theta, lr=0.05),
    "Nesterov": lambda theta: nnbook.Nesterov(theta, lr=0.05),
    "RMSProp": lambda theta: nnbook.RMSProp(theta, lr=0.01),
}


def layers():
    """Dense layers with what remembers: running statistics, and masks."""
    kept = [nnbook.Dense(3, 5), nnbook.Activate("relu"), nnbook.Dropout(0.3)]
    if hasattr(nnbook, "BatchNorm"):
        kept.insert(1, nnbook.BatchNorm(5))
    return [*kept, nnbook.Dense(5, 2)]


def parts(optimizer="Adam", dtype=np.float64):
    """(network, loss, optimiser, X, Y), the same each time."""
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(23, 3)), nnbook.one_hot(rng.integers(2, size=23), 2)
    network = nnbook.Network(layers(), seed=1, dtype=dtype)
    moves = OPTIMIZERS[optimizer](network.theta)
    return network, nnbook.SoftmaxCrossEntropy(), moves, X, Y


def held_out():
    """(X, Y) for validation."""
    rng = np.random.default_rng(5)
    return rng.normal(size=(9, 3)), nnbook.one_hot(rng.integers(2, size=9), 2)


def end_of(made, history, rng=None):
    """All that a run leaves behind, except how long it took."""
    network, optimizer = made[0], made[2]
    kept = history.state()
    del kept["seconds"]
    old = isinstance(rng, np.random.RandomState)
    drawn = rng.get_state(legacy=False) if old else rng and rng.bit_generator.state
    return [network.state(), optimizer.state(), kept, drawn, str(network.theta.dtype)]


def same(one, other):
    """Assert that two trees are equal to the last bit."""
    if isinstance(one, dict):
        assert list(one) == list(other)
        one, other = list(one.values()), list(other.values())
    if isinstance(one, list | tuple):
        assert len(one) == len(other)
        for a, b in zip(one, other, strict=True):
            same(a, b)
    else:
        np.testing.assert_array_equal(one, other, strict=True)
