"""What a shape checker must notice: each kind of misfit, and the first of several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from exercises.catalogue.shape_checker.networks import (
    DEPTH,
    Network,
    Rng,
    column,
    one_number,
    one_sample,
    one_unit,
    row,
    samples_as_columns,
    several,
    stacked_data,
    stacked_weights,
    too_wide,
    transposed,
    wrong_bias,
)
from exercises.checks import Case, Check, Choice, Family, SameValues

NAMES = Choice(
    ("fits", "X", *(f"{kind}{n}" for n in range(1, DEPTH + 1) for kind in "Wb"))
)


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
    beside: Sequence[Case] = (),
) -> SameValues:
    """Return the check for these kinds of misfit; whoever always cries wolf fails."""
    return SameValues(
        id=id,
        title=title,
        points=points,
        call="first_misfit",
        cases=[*(Spoilt({}, {}, 10, kind) for kind in by), *beside],
        returns=NAMES,
        needs=needs,
    )


def shown(*shapes: tuple[int, ...]) -> Case:
    """Return the network of the example, with a second W of this shape."""
    weights = [np.zeros((3, 4)), *map(np.zeros, shapes)]
    biases = [np.zeros(4), np.zeros(2)]
    return Network(np.zeros((5, 3)), weights, biases).case()


def stretching(sizes: list[int], layer: int) -> Case:
    """Return a network with a W of three rows where a single column comes in."""
    net = Network.of(sizes)
    net.weights[layer] = np.zeros((3, sizes[layer + 1]))
    return net.case()


ONE_COLUMN = [stretching([1, 4, 2], 0), stretching([3, 1, 2], 1)]
#: A bias that misfits, below a W that does.
BIAS_BELOW = Network.of([3, 4, 2])
BIAS_BELOW.biases[0], BIAS_BELOW.weights[1] = np.zeros(5), np.zeros((3, 2))
WITHOUT_AXIS = Network(np.zeros((5, 3)), [np.zeros((3, 1))], [np.zeros(())]).case()
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
    check(
        "weights",
        "Weights that do not fit are named",
        3,
        transposed,
        too_wide,
        beside=ONE_COLUMN,
    ),
    check("data", "Samples that stand as columns are noticed", 1, samples_as_columns),
    check("biases", "Biases that do not fit are named", 2, wrong_bias),
    check(
        "quiet",
        "So are biases that NumPy would stretch",
        2,
        column,
        one_number,
        row,
        beside=[WITHOUT_AXIS],
    ),
    check("axes", "Another number of axes is noticed, and nothing stops", 1, *AXES),
    check(
        "first",
        "Of several misfits the first is named",
        1,
        several,
        beside=[BIAS_BELOW.case()],
    ),
]
