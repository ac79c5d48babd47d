"""What a parameter count must do: the example, any sizes, and two numbers by hand."""

import numpy as np

from exercises.checks import (
    ByHand,
    Check,
    Family,
    LeavesAlone,
    Made,
    SameValues,
    WholeNumber,
    fixed,
)
from exercises.checks.numbers import Count


def sizes(depth: int) -> Made:
    """Return a way to draw the sizes of a network with this many layers of weights."""

    def draw(rng: np.random.Generator) -> list[int]:
        return [int(n) for n in rng.integers(1, 9, depth + 1)]

    return Made(draw)


SHALLOW = [Family({"sizes": sizes(depth)}, {}, count=2) for depth in (1, 2)]
DEEP = [Family({"sizes": sizes(depth)}, {}, count=2) for depth in (3, 4, 7)]
ALIKE = fixed(sizes=[5, 3, 3, 5, 3, 1])  # layers that are alike count each for itself

CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The example of the statement comes out",
        points=1,
        call="parameter_count",
        cases=[fixed(sizes=[2, 3, 1])],
        returns=Count(),
        visible=True,
    ),
    SameValues(
        id="sizes",
        title="Networks of any depth and width are counted right",
        points=2,
        call="parameter_count",
        cases=[*SHALLOW, *DEEP, ALIKE],
        returns=Count(),
    ),
    ByHand(
        id="small",
        title="The 4-4-4-2 network is counted by hand",
        points=1,
        name="PARAMETERS_4_4_4_2",
        answer=50,
        returns=WholeNumber(),
    ),
    ByHand(
        id="large",
        title="The 4-16-16-2 network is counted by hand",
        points=1,
        name="PARAMETERS_4_16_16_2",
        answer=386,
        returns=WholeNumber(),
    ),
    LeavesAlone(
        id="inputs",
        title="The list of sizes stays as it was",
        points=1,
        call="parameter_count",
        cases=DEEP,
        needs=("sizes",),
    ),
]
