"""What the repaired layer must do; what works in the broken one waits for the rest."""

import numpy as np

from exercises.checks import Array, ArrayOf, Check, Family, LeavesAlone, SameValues

ARRAYS = {"X": "rows inputs", "W": "inputs units", "b": "units"}
SIZES = dict.fromkeys(("rows", "inputs", "units"), (1, 4))


def positive(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw numbers that keep every unit above zero."""
    return rng.uniform(1.0, 2.0, shape)


ABOVE = [Family({n: Array(a, positive) for n, a in ARRAYS.items()}, SIZES)]
ANY = [Family({n: Array(a) for n, a in ARRAYS.items()}, SIZES)]

CHECKS: list[Check] = [
    SameValues(
        id="bias",
        title="Units above zero come out right",
        points=1,
        call="layer",
        cases=ABOVE,
        returns=ArrayOf("rows units"),
    ),
    SameValues(
        id="all",
        title="Any unit comes out right",
        points=2,
        call="layer",
        cases=ANY,
        returns=ArrayOf("rows units"),
    ),
    LeavesAlone(
        id="inputs",
        title="The inputs stay as they were",
        points=1,
        call="layer",
        cases=ANY,
        needs=("all",),
    ),
]
