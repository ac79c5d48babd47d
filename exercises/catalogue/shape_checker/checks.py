"""What a shape checker must notice: each kind of misfit, and the first of several."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from exercises.checks import Case, Check, Choice, Family, SameValues

DEPTH = 4
NAMES = Choice(
    ("fits", "X", *(f"{kind}{n}" for n in range(1, DEPTH + 1) for kind in "Wb"))
)

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


@dataclass(frozen=True)
class Spoilt(Family):
    """Drawn networks with a misfit of this kind, or none."""

    by: Callable[[Network, Rng], None] | None = None

    def draw(self, rng: Rng) -> list[Case]:
        """Draw the networks and spoil them."""
        return [self._case(rng) for _ in range(self.count)]

    def _case(self, rng: Rng) -> Case:
        net = Network.draw(rng)
        if self.by is not None:
            self.by(net, rng)
        return net.case()


def check(
    id: str,
    title: str,
    points: int,
    *by: Callable[[Network, Rng], None] | None,
    needs: tuple[str, ...] = ("fits",),
) -> SameValues:
    """Return the check for these kinds of misfit; whoever always cries wolf fails."""
    return SameValues(
        id=id,
        title=title,
        points=points,
        call="first_misfit",
        cases=[Spoilt({}, {}, 10, kind) for kind in by],
        returns=NAMES,
        needs=needs,
    )


def shown(*shapes: tuple[int, ...]) -> Case:
    """Return the network of the example, with a second W of this shape."""
    weights = [np.zeros((3, 4)), *map(np.zeros, shapes)]
    biases = [np.zeros(4), np.zeros(2)]
    return Network(np.zeros((5, 3)), weights, biases).case()


FITTING = [Network.of(sizes).case() for sizes in ([3, 1], [2, 1, 1], [3, 3, 3])]


AXES = (one_sample, stacked_data, one_unit, stacked_weights)

CHECKS: list[Check] = [
    SameValues(
        id="fits",
        title="The examples come out, and what fits is let pass",
        points=1,
        call="first_misfit",
        cases=[shown((4, 2)), shown((3, 2)), *FITTING, Spoilt({}, {}, 8)],
        returns=NAMES,
    ),
    check("weights", "Weights that do not fit are named", 3, transposed, too_wide),
    check("data", "Samples that stand as columns are noticed", 1, samples_as_columns),
    check("biases", "Biases that do not fit are named", 2, wrong_bias),
    check(
        "quiet", "So are biases that NumPy would stretch", 2, column, one_number, row
    ),
    check("axes", "Another number of axes is noticed, and nothing stops", 1, *AXES),
    check("first", "Of several misfits the first is named", 1, several),
]
