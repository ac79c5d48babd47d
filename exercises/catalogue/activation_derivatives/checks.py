"""What the derived slopes must equal, at many points."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from exercises.checks import (
    ArrayOf,
    ByHand,
    Check,
    Do,
    Family,
    Finding,
    Made,
    Number,
    Question,
    SameExpressions,
    Scenario,
    See,
    fixed,
)
from exercises.checks.parse import NotAnExpression, evaluate
from exercises.checks.returns import Standard
from exercises.sandbox.values import Expression, Symbol

POINTS = 24
Oracle = Callable[..., np.ndarray]


@dataclass(frozen=True)
class NumberBesideSymbols(ArrayOf):
    """A number, or an expression of SymPy's that is one: 1 and sp.Integer(1)."""

    axes: str = ""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare numbers."""
        if isinstance(got, Expression):
            try:
                got = float(evaluate(got.text, {}))
            except NotAnExpression as trouble:
                return Finding("type", f"{label} {trouble}.")
        if isinstance(got, np.generic) and got.dtype.kind in "iu":
            got = float(got)
        return super().compare(got, want, standard, label)


def asks(oracle: Oracle, **ranges: tuple[float, float, float]) -> Oracle:
    """Return a way to ask for one expression in these symbols.

    Each symbol has a first, round value and bounds for the others.
    """

    def questions(rng: np.random.Generator) -> list[Question]:
        points = {}
        for name, (first, low, high) in ranges.items():
            drawn = rng.uniform(low, high, POINTS).astype(np.longdouble)
            drawn[0] = first
            points[name] = drawn
        args = tuple(Symbol(name) for name in ranges)
        want = [oracle(*points.values())]
        about = f"the symbol{'s' * (len(ranges) > 1)} {', '.join(ranges)}"
        return [Question(about, args, points, want)]

    return questions  # type: ignore[return-value]


def sigmoid_slope(z: np.ndarray) -> np.ndarray:
    """Return the derivative of the sigmoid."""
    return np.asarray(np.exp(-z) / (1 + np.exp(-z)) ** 2)


def slope(id_: str, title: str, call: str, questions: Oracle) -> SameExpressions:
    """Return the check of one derivative."""
    return SameExpressions(
        id=id_,
        title=title,
        points=2,
        call=call,
        questions=questions,  # type: ignore[arg-type]
        entry="Entry {i}",
        wrong="That is not the derivative asked for",
    )


def between(low: float, high: float) -> Made:
    """Return a way to draw a number between two others."""
    return Made(lambda rng: float(rng.uniform(low, high)))


CUBE = Do("cube = lambda z: z * z * z - 2 * z")
PLACE = Family({"z": between(-2.0, 2.0), "h": between(0.2, 0.9)}, {}, count=4)
PLACES = Family(
    {"points": Made(lambda rng: [float(z) for z in rng.uniform(-2.0, 2.0, 6)])},
    {},
    count=4,
)
#: Points of which the first or the last has the largest distance.
ENDS = [fixed(points=[1.5, 0.5, -0.25]), fixed(points=[-0.25, 0.5, 1.5])]
ROUNDING = 1e-7  # what is left when a right slope is held against differences
#: A function whose slope follows from its value, and three slopes: right, too large and
#: too small, by more at some points than at others.
ROOT = Do("f = lambda z: z / (1 + z * z) ** 0.5")
SLOPES = (
    "lambda a: [(1 - a**2) ** 1.5]",
    "lambda a: [(1 - a**2) ** 1.5 + a**2]",
    "lambda a: [(1 - a**2) ** 1.5 - a / 2 - 1]",
)

CHECKS: list[Check] = [
    slope(
        "sigmoid",
        "The derivative of the sigmoid is right",
        "sigmoid_slope",
        asks(sigmoid_slope, z=(1.0, -3.0, 3.0)),
    ),
    slope(
        "sigmoid-from",
        "The sigmoid's slope follows from its value",
        "sigmoid_slope_from",
        asks(lambda a: a * (1 - a), a=(0.25, 0.02, 0.98)),
    ),
    slope(
        "tanh-from",
        "The slope of tanh follows from its value",
        "tanh_slope_from",
        asks(lambda a: 1 - a * a, a=(0.5, -0.98, 0.98)),
    ),
    slope(
        "scaled",
        "A factor inside comes out by the chain rule",
        "scaled_slope_from",
        asks(lambda a, c: c * a * (1 - a), a=(0.25, 0.02, 0.98), c=(2.0, -2.0, 4.0)),
    ),
    ByHand(
        id="low",
        title="The smallest subgradient of ReLU at 0 is known",
        points=1,
        name="SUBGRADIENT_LOW",
        answer=0,
        returns=NumberBesideSymbols(),
    ),
    ByHand(
        id="high",
        title="The largest subgradient of ReLU at 0 is known",
        points=1,
        name="SUBGRADIENT_HIGH",
        answer=1,
        returns=NumberBesideSymbols(),
    ),
    Scenario(
        id="difference",
        title="The central difference measures the slope of any function",
        points=2,
        about="difference",
        cases=[PLACE],
        steps=[
            CUBE,
            See("difference(cube, z)", Number, tolerance=ROUNDING),
            See("difference(cube, z, h)", Number),
        ],
    ),
    Scenario(
        id="largest-error",
        title="Slopes are held against differences, and the largest distance counts",
        points=2,
        about="largest_error",
        cases=[PLACES, *ENDS],
        needs=("difference",),
        steps=[
            ROOT,
            *(
                See(
                    f"largest_error(f, {slope}, points)",
                    Number,
                    tolerance=ROUNDING,
                    scale=1.0,
                )
                for slope in SLOPES
            ),
        ],
    ),
]
