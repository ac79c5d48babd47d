"""What the recursion must give, by numbers in wide floats at many points."""

from itertools import pairwise

import numpy as np

from exercises.checks import Check, Question, SameExpressions
from exercises.checks.compare import counted
from exercises.sandbox.values import Symbol

POINTS = 24
SIZES = ((1, 1), (1, 2), (2, 1), (2, 3), (3, 2))  # units below, units above
NETWORKS = ((2, 1), (1, 1, 1), (2, 3, 2), (2, 2, 3, 1))  # from the first layer up
WRONG = "That is not the derivative asked for"

Rng = np.random.Generator
Table = np.ndarray  # values at all points, along the last axis


class Values:
    """Symbols with their values; the first point is small and round, to be shown."""

    def __init__(self, rng: Rng) -> None:
        self.rng = rng
        self.points: dict[str, np.ndarray] = {}

    def one(self, name: str) -> Symbol:
        """Return a new symbol."""
        values = self.rng.normal(0.0, 1.2, POINTS).astype(np.longdouble)
        values[0] = (1, 2, 0, -1)[len(self.points) % 4]
        self.points[name] = values
        return Symbol(name)

    def row(self, name: str, units: int) -> list[Symbol]:
        """Return new symbols name1, name2, ..."""
        return [self.one(f"{name}{k}") for k in range(1, units + 1)]

    def matrix(self, name: str, below: int, above: int) -> list[list[Symbol]]:
        """Return new symbols name11, name12, ..."""
        return [self.row(f"{name}{j}", above) for j in range(1, below + 1)]

    def at(self, symbols: list[Symbol]) -> Table:
        """Return the values of a row of symbols."""
        return np.array([self.points[symbol.name] for symbol in symbols])


def below(delta: Table, W: Table, z: Table) -> Table:
    """Return the deltas of the layer below, at all points."""
    back: Table = np.einsum("jkp,kp->jp", W, delta) * (1 - np.tanh(z) ** 2)
    return back


def one_step(rng: Rng, units: int, above: int) -> Question:
    """Ask for one step down."""
    values = Values(rng)
    delta, z = values.row("d", above), values.row("z", units)
    W = values.matrix("w", units, above)
    table = np.array([values.at(row) for row in W])
    want = below(values.at(delta), table, values.at(z))
    about = f"{counted(above, 'units')} above, {units} below"
    return Question(about, (delta, W, z), values.points, list(want))


def parameters(rng: Rng, units: int, above: int) -> Question:
    """Ask for the gradients of one layer."""
    values = Values(rng)
    delta, a = values.row("d", above), values.row("a", units)
    d = values.at(delta)
    want = [a_j * d_k for a_j in values.at(a) for d_k in d] + list(d)
    about = f"{counted(above, 'units')} above, {units} below"
    return Question(about, (delta, a), values.points, want)


def all_layers(rng: Rng, sizes: tuple[int, ...]) -> Question:
    """Ask for the deltas of the first layer."""
    values = Values(rng)
    delta = values.row("d", sizes[-1])
    z = [values.row(f"z{n}_", units) for n, units in enumerate(sizes[:-1], 1)]
    W = [
        values.matrix(f"w{n}_", units, above)
        for n, (units, above) in enumerate(pairwise(sizes), 2)
    ]
    want = values.at(delta)
    for sums, matrix in zip(reversed(z), reversed(W), strict=True):
        table = np.array([values.at(row) for row in matrix])
        want = below(want, table, values.at(sums))
    about = f"layers of {', '.join(map(str, sizes[:-1]))} and {sizes[-1]} units"
    return Question(about, (delta, W, z), values.points, list(want))


CHECKS: list[Check] = [
    SameExpressions(
        id="step",
        title="One step down is right",
        points=4,
        call="step_down",
        questions=lambda rng: [one_step(rng, *sizes) for sizes in SIZES],
        entry="Delta {i}",
        wrong=WRONG,
    ),
    SameExpressions(
        id="parameters",
        title="The derivatives by weights and biases are right",
        points=3,
        call="parameter_gradients",
        questions=lambda rng: [parameters(rng, *sizes) for sizes in SIZES],
        entry="Derivative {i}",
        wrong=WRONG,
    ),
    SameExpressions(
        id="layers",
        title="The recursion goes through up to four layers",
        points=3,
        call="first_delta",
        questions=lambda rng: [all_layers(rng, sizes) for sizes in NETWORKS],
        entry="Delta {i}",
        wrong=WRONG,
        needs=("step",),
    ),
]
