"""Networks are judged on fresh points: do they reach 95 %, and with how few numbers?"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from exercises.catalogue.quarter_circle.network import (
    Anything,
    Network,
    binary_accuracy,
)
from exercises.checks import (
    Check,
    DictOf,
    Family,
    Finding,
    Made,
    SameValues,
    Scenario,
    See,
    Seen,
    WholeNumber,
    fixed,
)
from exercises.checks.returns import Standard
from nnbook.datasets import Dataset, checkerboard, circles, spirals

SHARE = 0.95
MOST = {"circles": 65, "spirals": 151, "checkerboard": 201}
FEW = {"circles": 17, "spirals": 41, "checkerboard": 67}
TITLES = {
    "circles": "Circles are told apart",
    "spirals": "Spirals are told apart",
    "checkerboard": "The fields of the board are told apart",
}


def data(name: str, count: int, rng: np.random.Generator) -> Dataset:
    """Draw one of the three pictures; the board and the spirals reach from -2 to 2."""
    if name == "circles":
        return circles(count, 0.05, rng)
    if name == "spirals":
        X, y = spirals(count, 0.02, rng)
        return Dataset(2.0 * X, y)
    X, y = checkerboard(count, 0.0, rng, cells=3)
    return Dataset(4.0 * X - 2.0, y)


def case(name: str) -> Family:
    """Return training points of a picture."""

    def sample(rng: np.random.Generator) -> dict[str, np.ndarray]:
        X, y = data(name, 800, rng)
        return {"X": X, "y": y.astype(float)}

    return Family({"data": Made(sample)}, {}, count=1)


def sizes_of(value: Any) -> list[int] | Finding:
    """Return the layer sizes, if they are those of a network from 2 to 1."""
    listed = value.tolist() if isinstance(value, np.ndarray) else value
    fits = isinstance(listed, (list, tuple)) and 2 <= len(listed) <= 12
    whole = fits and all(_is_whole(n) and 1 <= n <= 1000 for n in listed)
    if whole and (listed[0], listed[-1]) == (2, 1):
        return [int(n) for n in listed]
    text = (
        "Entry 'sizes' is not a list of whole numbers from 2 to 1, such as [2, 5, 1]."
    )
    return Finding("type", text)


def _is_whole(n: Any) -> bool:
    return isinstance(n, (int, np.integer)) and not isinstance(n, bool)


def parameters(sizes: Sequence[int]) -> int:
    """Return the number of weights and biases."""
    pairs = pairwise(sizes)
    return sum((inputs + 1) * units for inputs, units in pairs)


def within(name: str, most: int, seen: Seen) -> Finding | str | None:
    """Judge a network on fresh points, and count its parameters."""
    sizes = sizes_of(seen.got["net"]["sizes"])
    if isinstance(sizes, Finding):
        return sizes
    theta = seen.got["net"]["parameters"]
    standard = Standard(np.dtype(float))
    if wrong := Network(sizes).compare(theta, None, standard, "Entry 'parameters'"):
        return wrong
    X, y = data(name, 4000, np.random.default_rng(95))
    share = binary_accuracy(theta, X, y)
    if share < SHARE:
        return f"{sizes} gets {share:.1%} of fresh points right, asked for are 95 %."
    if (count := parameters(sizes)) > most:
        return f"{sizes} has {count} parameters, at most {most} are asked for."
    return None


def check(kind: str, name: str, points: int, most: int, title: str) -> Scenario:
    """Return the check of one picture with at most so many parameters."""
    return Scenario(
        id=f"{name}-{kind}",
        title=title,
        points=points,
        about=f"solve-{name}",
        cases=[case(name)],
        steps=[
            See(
                f"solve({name!r}, data['X'], data['y'])",
                DictOf({"sizes": Anything(), "parameters": Anything()}),
                name="net",
            )
        ],
        judge=lambda seen: within(name, most, seen),
        shrinks=False,
    )


CHECKS: list[Check] = [
    SameValues(
        id="count",
        title="Parameters are counted",
        points=1,
        call="parameter_count",
        cases=[fixed(sizes=[2, 1]), fixed(sizes=[2, 5, 3, 1]), fixed(sizes=[2, 7, 1])],
        returns=WholeNumber(),
    ),
    *(
        check(
            "reached", name, 2, most, f"{TITLES[name]} with at most {most} parameters"
        )
        for name, most in MOST.items()
    ),
    *(
        check("small", name, 1, few, f"{TITLES[name]} with at most {few} parameters")
        for name, few in FEW.items()
    ),
]
