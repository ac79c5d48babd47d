"""Networks whose arrays fit, and the ways in which they are made not to."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from exercises.checks import Case

DEPTH = 4

Rng = np.random.Generator


class Shapes(Case):
    """A case that is told by its shapes; the numbers in the arrays say nothing."""

    def describe(self) -> str:
        """Return the shape of each array, in the order in which the data meet them."""
        layers = zip(self.inputs["weights"], self.inputs["biases"], strict=True)
        arrays = {"X": self.inputs["X"]}
        for n, (W, b) in enumerate(layers, 1):
            arrays |= {f"W{n}": W, f"b{n}": b}
        return ", ".join(f"{name} {array.shape}" for name, array in arrays.items())


@dataclass
class Network:
    """A batch and a network, to be spoilt."""

    X: np.ndarray
    weights: list[np.ndarray]
    biases: list[np.ndarray]

    @classmethod
    def draw(cls, rng: Rng) -> "Network":
        """Draw a network in which no two neighbouring sizes agree."""
        steps = rng.integers(1, 4, int(rng.integers(3, DEPTH + 2)))
        return cls.of([2 + int(n) % 5 for n in np.cumsum(steps)])

    @classmethod
    def of(cls, sizes: list[int]) -> "Network":
        """Return the network with these sizes."""
        return cls(
            np.zeros((8, sizes[0])),
            [np.zeros(pair) for pair in pairwise(sizes)],
            [np.zeros(units) for units in sizes[1:]],
        )

    def case(self) -> Case:
        """Return the case with these arrays."""
        return Shapes({"X": self.X, "weights": self.weights, "biases": self.biases}, {})

    def any_layer(self, rng: Rng) -> int:
        """Draw a layer."""
        return int(rng.integers(len(self.weights)))


def transposed(net: Network, rng: Rng) -> None:
    """Turn one W round."""
    at = net.any_layer(rng)
    net.weights[at] = net.weights[at].T


def samples_as_columns(net: Network, rng: Rng) -> None:
    """Turn the data round."""
    net.X = net.X.T


def too_wide(net: Network, rng: Rng) -> None:
    """Give one layer a unit more, with a bias of its own: the next one misfits."""
    at = int(rng.integers(len(net.weights) - 1))
    inputs, units = net.weights[at].shape
    net.weights[at] = np.zeros((inputs, units + 1))
    net.biases[at] = np.zeros(units + 1)


def wrong_bias(net: Network, rng: Rng) -> None:
    """Give one layer the bias of its inputs."""
    at = net.any_layer(rng)
    net.biases[at] = np.zeros(net.weights[at].shape[0])


def column(net: Network, rng: Rng) -> None:
    """Make one bias a column, as long as the batch or as the layer."""
    at = net.any_layer(rng)
    rows = int(rng.choice([len(net.X), len(net.biases[at])]))
    net.biases[at] = np.zeros((rows, 1))


def one_number(net: Network, rng: Rng) -> None:
    """Make one bias a single number, with an axis or without."""
    shape = (1,) * int(rng.integers(2))
    net.biases[net.any_layer(rng)] = np.zeros(shape)


def row(net: Network, rng: Rng) -> None:
    """Make one bias a row with an axis of its own."""
    at = net.any_layer(rng)
    net.biases[at] = net.biases[at][None]


def one_sample(net: Network, rng: Rng) -> None:
    """Take the rows from the data."""
    net.X = net.X[0]


def stacked_data(net: Network, rng: Rng) -> None:
    """Give the data an axis too many."""
    net.X = np.stack([net.X, net.X])


def one_unit(net: Network, rng: Rng) -> None:
    """Take the columns from one W."""
    at = net.any_layer(rng)
    net.weights[at] = net.weights[at][:, 0]


def stacked_weights(net: Network, rng: Rng) -> None:
    """Give one W an axis too many, as long as its inputs."""
    at = net.any_layer(rng)
    net.weights[at] = np.stack([net.weights[at]] * len(net.weights[at]))


def several(net: Network, rng: Rng) -> None:
    """Spoil two layers, each its weight or its bias, and perhaps both."""
    for at in rng.permutation(len(net.weights))[:2]:
        inputs, units = net.weights[at].shape
        kind = int(rng.integers(3))
        if kind < 2:
            net.weights[at] = np.zeros((inputs + 1, units))
        if kind > 0:
            net.biases[at] = np.zeros(units + 1)
