"""What a gradient check must do: two-sided differences, relative errors, and limits."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Check,
    Choice,
    Do,
    Family,
    Number,
    SameValues,
    Scenario,
    See,
    fixed,
    normal,
)

WORDS = ("missing-mean", "wrong-mask", "swapped-targets", "transposed-weights")
VECTOR = ArrayOf("parameters")
MATRIX, STACK = ArrayOf("inputs units"), ArrayOf("layers inputs units")
# Every entry meets its neighbour, so that one that was not put back is noticed.
WAVE = Do(
    "f = lambda t: float(np.sum(np.sin(t) * np.roll(t, 1) ** 2))",
    says="`f = lambda t: np.sum(np.sin(t) * np.roll(t, 1) ** 2)`",
)
# Along the first axis, so that a matrix in a row gives another number.
ROWS = Do(
    "f = lambda t: float(np.sum(np.sin(t) * np.roll(t, 1, 0) ** 2))",
    says="`f = lambda t: np.sum(np.sin(t) * np.roll(t, 1, axis=0) ** 2)`",
)
CUBE = Do("f = lambda t: float(np.sum(t**3))", says="`f = lambda t: np.sum(t**3)`")
VECTORS = Family({"theta": Array("parameters")}, {"parameters": (2, 6)})
PAIRS = Family(
    {"a": Array("parameters"), "b": Array("parameters")}, {"parameters": (1, 6)}
)
SMALL = Family(
    {
        "a": Array("parameters", normal(0.1)),
        "b": Array("parameters", normal(0.1)),
    },
    {"parameters": (1, 3)},
    2,
)
TINY = Family(
    {
        "a": Array("parameters", normal(1e-10)),
        "b": Array("parameters", normal(1e-10)),
    },
    {"parameters": (1, 3)},
    2,
)
MATRICES = Family(
    {"a": Array("inputs units"), "b": Array("inputs units")},
    {"inputs": (2, 3), "units": (4, 5)},
)


def whole(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw whole numbers."""
    return rng.integers(-3, 4, shape)


def zeros(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return zeros."""
    return np.zeros(shape)


CHECKS: list[Check] = [
    Scenario(
        id="vectors",
        title="The slopes of a smooth function are found",
        points=3,
        about="numerical_gradient",
        cases=[VECTORS],
        steps=[WAVE, See("numerical_gradient(f, theta)", VECTOR, tolerance=1e-7)],
    ),
    Scenario(
        id="width",
        title="The step h is taken to both sides",
        points=1,
        about="numerical_gradient",
        cases=[VECTORS],
        steps=[CUBE, See("numerical_gradient(f, theta, 0.5)", VECTOR)],
    ),
    Scenario(
        id="shapes",
        title="Theta may be a matrix, or have three axes",
        points=1,
        about="numerical_gradient",
        cases=[
            Family(
                {"theta": Array("inputs units"), "tall": Array("layers inputs units")},
                {"layers": (2, 3), "inputs": (2, 3), "units": (2, 4)},
            )
        ],
        steps=[
            ROWS,
            See("numerical_gradient(f, theta)", MATRIX, tolerance=1e-7),
            See("numerical_gradient(f, tall)", STACK, tolerance=1e-7),
            See("numerical_gradient(f, theta.T)", MATRIX, tolerance=1e-7),
        ],
    ),
    Scenario(
        id="whole",
        title="Theta may hold whole numbers",
        points=1,
        about="numerical_gradient",
        cases=[
            Family(
                {"theta": Array("parameters", whole, "int64")}, {"parameters": (2, 5)}
            )
        ],
        steps=[WAVE, See("numerical_gradient(f, theta)", VECTOR, tolerance=1e-7)],
        needs=("vectors",),
    ),
    Scenario(
        id="inputs",
        title="Theta stays as it was",
        points=1,
        about="numerical_gradient",
        cases=[VECTORS],
        steps=[WAVE, "numerical_gradient(f, theta)"],
        untouched=("theta",),
        needs=("vectors",),
    ),
    SameValues(
        id="errors",
        title="The relative error is that of the formula",
        points=2,
        call="relative_error",
        cases=[
            fixed(
                {"a": "parameters", "b": "parameters"},
                a=np.array([3.0, 4.0]),
                b=np.array([0.0, 5.0]),
            ),
            PAIRS,
            SMALL,
            TINY,
            MATRICES,
            fixed(
                {"a": "parameters", "b": "parameters"},
                a=np.array([3.0, 4.0]),
                b=np.zeros(2),
            ),
            fixed(
                {"a": "parameters", "b": "parameters"},
                a=np.zeros(2),
                b=np.array([0.0, 0.5]),
            ),
        ],
        returns=Number,
    ),
    SameValues(
        id="zeros",
        title="Two gradients of zeros agree",
        points=1,
        call="relative_error",
        cases=[
            Family(
                {"a": Array("parameters", zeros), "b": Array("parameters", zeros)},
                {"parameters": (1, 3)},
                2,
            )
        ],
        returns=Number,
        needs=("errors",),
    ),
    ByHand(
        id="limits",
        title="The mistake that no gradient check finds is named",
        points=1,
        name="NOT_FOUND",
        answer="swapped-targets",
        returns=Choice(WORDS),
    ),
]
