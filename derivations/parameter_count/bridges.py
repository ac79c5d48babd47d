"""The proved count against nnbook's, for networks of random depths and widths."""

from collections.abc import Iterator

import numpy as np

import nnbook
from derivations.bridge import Bridge, Point
from derivations.parameter_count.any_network import NETWORK
from derivations.parameter_count.symbols import L
from derivations.parameter_count.two_networks import LARGE, SMALL


def networks(rng: np.random.Generator) -> Iterator[Point]:
    """nnbook's networks of random depths and widths: the length of theta."""
    for sizes in shapes(rng):
        network = nnbook.mlp(sizes)
        if network.parameter_count != len(network.theta):
            raise ValueError(f"parameter_count: not the length of theta for {sizes}")
        yield point(sizes, len(network.theta))


def counts(rng: np.random.Generator) -> Iterator[Point]:
    """nnbook's count without building the network."""
    for sizes in shapes(rng):
        yield point(sizes, nnbook.dense_parameter_count(sizes))


def shapes(rng: np.random.Generator) -> Iterator[list[int]]:
    """The two networks of the text, and random ones."""
    yield from (list(SMALL), list(LARGE))
    for _ in range(98):
        yield [int(size) for size in rng.integers(1, 30, size=rng.integers(2, 7))]


def point(sizes: list[int], got: int) -> Point:
    """One network: its widths and the number that nnbook gave."""
    table = {(layer,): size for layer, size in enumerate(sizes)}
    return Point(np.asarray(float(got)), (), {L: len(sizes) - 1}, {"n": table})


BRIDGES = (
    Bridge("theta", "nnbook.mlp(sizes).theta", NETWORK, networks, tolerance=0),
    Bridge("count", "nnbook.dense_parameter_count", NETWORK, counts, tolerance=0),
)
