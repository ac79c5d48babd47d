"""What noise, the count of mistakes and the figure must be."""

import numpy as np

from exercises.catalogue.boundary_plot.labels import misplaced, mixed_up
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Do,
    Drawing,
    Family,
    Made,
    SameValues,
    Scenario,
    See,
    fixed,
)
from exercises.checks.numbers import Count
from exercises.checks.scenario import Judge


def off_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw weights of both signs, away from 0 and from the length 1."""
    signs = rng.integers(0, 2, shape) * 2 - 1
    return np.asarray(rng.uniform(0.8, 2.5, shape) * signs)


def labels(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw labels, the first two of both kinds."""
    drawn = rng.integers(0, 2, shape)
    drawn[:2] = [0, 1][: len(drawn)]
    return drawn


def whole(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw small whole numbers, so that some sums are exactly 0."""
    return rng.integers(-2, 3, shape)


UNIT: dict[str, Array | Made] = {
    "X": Array("rows inputs"),
    "y": Array("rows", labels, "int64"),
    "w": Array("inputs", off_zero),
    "b": Made(lambda rng: float(rng.uniform(0.5, 1.5))),
}
AXES = {"X": "rows inputs", "y": "rows", "w": "inputs"}
#: The rows of AND and its answers: at a bias of -1.5 it is the bias that decides.
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND = np.array([0, 0, 0, 1])
#: Three points with a weighted sum of exactly 0, for w = (2, 1) and b = -1.
ON_IT = np.array([[0.0, 1.0], [1.0, -1.0], [0.5, 0.0]])
SIZES = {"rows": (4, 9), "inputs": (2, 2)}
PICTURES = [
    Family(
        UNIT | {"x1": Array("places", lambda rng, shape: np.linspace(-2, 2, shape[0]))},
        SIZES | {"places": (5, 9)},
        count=1,
    )
]

FIRST = "first = draw_boundary(X, y, w, b, x1)"
SECOND = "second = draw_boundary(X + 5.0, y, -w, b + 1.0, x1)"
AXES_ALONE = Drawing(data=(), words=())
BOTH = Drawing(data=("points", "lines"), words=())


def shows(returns: Drawing) -> list[See]:
    """Return the step that draws and reads."""
    text = "describe(draw_boundary(X, y, w, b, x1))"
    return [See(text, returns, says="the figure", name="drawn")]


def figure(
    id_: str, title: str, points: int, returns: Drawing, judge: Judge | None = None
) -> Scenario:
    """Return a check of the figure."""
    return Scenario(
        id=id_,
        title=title,
        points=points,
        about="draw_boundary",
        cases=PICTURES,
        steps=shows(returns),
        judge=judge,
        shrinks=False,
    )


CHECKS: list[Check] = [
    Scenario(
        id="noise",
        title="Every entry gets noise of its own, from the given generator",
        points=2,
        about="add_noise",
        cases=[
            Family(
                {
                    "X": Array("rows inputs"),
                    "sd": Made(lambda rng: float(rng.uniform(0.2, 0.8))),
                    "seed": Made(lambda rng: int(rng.integers(10**6))),
                },
                {"rows": (2, 6), "inputs": (2, 3)},
            )
        ],
        untouched=("X",),
        steps=[
            "rng = np.random.default_rng(seed)",
            See("add_noise(X, sd, rng)", ArrayOf("rows inputs")),
            See("add_noise(X, sd, rng)", ArrayOf("rows inputs")),
        ],
    ),
    SameValues(
        id="count",
        title="wrong_side counts the mistakes of both kinds",
        points=2,
        call="wrong_side",
        cases=[
            Family(
                {
                    "X": Array("rows inputs", whole),
                    "y": Array("rows", labels, "int64"),
                    "w": Array("inputs", whole),
                    "b": Made(lambda rng: float(rng.integers(-1, 2))),
                },
                {"rows": (5, 12), "inputs": (2, 2)},
            ),
            fixed(AXES, X=ON_IT, y=np.array([0, 1, 1]), w=np.array([2.0, 1.0]), b=-1.0),
            fixed(AXES, X=CORNERS, y=AND, w=np.array([1.0, 1.0]), b=-1.5),
        ],
        returns=Count(),
    ),
    figure(
        "points",
        "Both classes are there as points",
        2,
        Drawing(data=("points",), words=()),
    ),
    figure("lines", "Boundary and weights are there as lines", 3, Drawing(words=())),
    figure(
        "words",
        "Axes, classes and lines are named",
        1,
        Drawing(data=(), legend=("class 0", "class 1", "boundary", "weights")),
        judge=misplaced,
    ),
    Scenario(
        id="anew",
        title="Each call makes a figure of its own",
        points=1,
        about="draw_boundary",
        cases=PICTURES,
        steps=[
            Do(FIRST, says=""),
            Do(SECOND, says="a second call with other rows"),
            See("describe(first)", AXES_ALONE, says="the figure of the first call"),
            See("describe(second)", BOTH, says="the figure of the second call"),
        ],
        needs=("points", "lines"),
        judge=mixed_up,
        shrinks=False,
    ),
]
