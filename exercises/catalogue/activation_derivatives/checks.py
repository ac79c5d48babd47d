"""What the derived slopes must equal, at many points."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from exercises.checks import (
    ArrayOf,
    ByHand,
    Check,
    Finding,
    Question,
    SameExpressions,
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
]
