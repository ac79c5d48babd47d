"""What differences, the flat share and the figure must be."""

import numpy as np

from exercises.catalogue.boundary_plot.labels import misplaced
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Drawing,
    Family,
    Made,
    Number,
    Scenario,
    See,
    normal,
)
from exercises.checks.scenario import Judge

NAMES = ("sigmoid", "falling", "relu")
GIVEN = "{" + ", ".join(f"'{name}': given.{name}" for name in NAMES) + "}"
POINTS = [Family({"z": Array("points", normal(1.5))}, {"points": (1, 6)}, count=3)]
GRIDS = [
    Family(
        {
            "z": Made(lambda rng: np.linspace(-8.0, 8.0, int(rng.integers(40, 80)))),
            "below": Made(lambda rng: float(rng.uniform(0.05, 0.2))),
        },
        {},
        count=3,
    )
]


def figure(
    id_: str, title: str, points: int, returns: Drawing, judge: Judge | None = None
) -> Scenario:
    """Return a check of the figure."""
    text = f"describe(draw_activations({GIVEN}, z))"
    grid = Made(lambda rng: np.linspace(-4.0, 4.0, int(rng.integers(20, 40))))
    return Scenario(
        id=id_,
        title=title,
        points=points,
        about="draw_activations",
        cases=[Family({"z": grid}, {}, count=1)],
        steps=[See(text, returns, says="the figure", name="drawn")],
        judge=judge,
        shrinks=False,
    )


CHECKS: list[Check] = [
    Scenario(
        id="derivative",
        title="Central differences measure the slope of any function",
        points=3,
        about="derivative",
        cases=POINTS,
        untouched=("z",),
        steps=[
            See(f"derivative(given.{name}, z)", ArrayOf("points"), tolerance=1e-7)
            for name in NAMES[:2]
        ],
    ),
    Scenario(
        id="step",
        title="The step h is the one that is given",
        points=1,
        about="derivative",
        cases=POINTS,
        steps=[See("derivative(given.falling, z, h=0.5)", ArrayOf("points"))],
    ),
    Scenario(
        id="flat",
        title="The flat share counts slopes of either sign",
        points=2,
        about="flat_share",
        cases=GRIDS,
        steps=[
            *(See(f"flat_share(given.{n}, z, below)", Number) for n in NAMES),
            See("flat_share(given.relu, z, 0.0)", Number),
        ],
    ),
    figure("lines", "Functions and slopes are drawn", 4, Drawing(words=())),
    figure(
        "words",
        "Axes and lines are named",
        1,
        Drawing(data=(), legend=NAMES),
        judge=misplaced,
    ),
]
