"""What the walks must do: gradients, three rules step by step, and the race."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Case,
    Check,
    Choice,
    DictOf,
    Do,
    Family,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    WholeNumber,
    fixed,
)

RULES = ("descent", "momentum", "adam")
POINT, WALK = ArrayOf("coordinates"), ArrayOf("points coordinates")
PLACES: list[Case | Family] = [
    Family({"theta": Array("coordinates")}, {"coordinates": (2, 2)})
]
CLOSE = 1e-8  # rounding, carried through a few dozen steps
BOWL = Do("bowl = lambda theta: curvature * theta")


def bowls(rule: str, steep: float) -> Family:
    """Return drawn starts in drawn bowls, and rates under which the rule comes down."""
    return Family(
        {
            "start": Array("coordinates"),
            "curvature": Array(
                "coordinates", lambda rng, shape: steep * rng.uniform(0.5, 4.0, shape)
            ),
            "rule": Made(lambda rng: rule),
            "lr": Made(lambda rng: float(rng.uniform(0.05, 0.3))),
            "steps": Made(lambda rng: int(rng.integers(3, 25))),
        },
        {"coordinates": (2, 2)},
        count=4,
    )


def walks(rule: str) -> list[Case | Family]:
    """Return walks; Adam also where the ground is so flat that epsilon tells."""
    flat = [bowls(rule, 1e-6)] if rule == "adam" else []
    return [bowls(rule, 1.0), *flat]


def walk(rule: str, points: int) -> Scenario:
    """Return the check of one rule."""
    return Scenario(
        id=rule,
        title=f"The walk of {rule} is right, step by step",
        points=points,
        about="path",
        cases=walks(rule),
        steps=[
            BOWL,
            See("path(rule, bowl, start, lr, steps)", WALK, tolerance=CLOSE),
        ],
    )


def slope(name: str) -> SameValues:
    """Return the check of the gradient of one landscape."""
    return SameValues(
        id=name,
        title=f"The gradient of the {name} is right",
        points=1,
        call=f"{name}_gradient",
        cases=PLACES,
        returns=POINT,
    )


SERIES = Made(lambda rng: np.round(rng.uniform(0.0, 5.0, 8), 1))


def races(level: float, *rates: float) -> Family:
    """Return drawn starts for a race with these rates, down to this level."""
    return Family(
        {
            "start": Array("coordinates", lambda rng, shape: rng.uniform(2, 9, shape)),
            "rates": Made(lambda rng: dict(zip(RULES, rates, strict=True))),
            "level": Made(lambda rng: level),
        },
        {"coordinates": (2, 2)},
        count=2,
    )


CHECKS: list[Check] = [
    slope("valley"),
    slope("saddle"),
    walk("descent", 2),
    walk("momentum", 2),
    walk("adam", 2),
    Scenario(
        id="start",
        title="The start is part of the path and stays as it was",
        points=1,
        about="path",
        cases=walks("momentum"),
        untouched=("start",),
        steps=[
            BOWL,
            See("path(rule, bowl, start, lr, 0)", WALK),
            Do("points = path(rule, bowl, start, lr, steps)", says=""),
            See("points[0]", POINT, says="the first point of the path"),
        ],
    ),
    SameValues(
        id="first-below",
        title="The first value below the level is found, or -1",
        points=1,
        call="first_below",
        cases=[
            fixed(values=np.array([3.0, 2.0, 1.0, 2.0, 0.5]), level=2.0),
            fixed(values=np.array([3.0, 2.0]), level=2.0),
            fixed(values=np.array([1.0, 2.0, 1.0]), level=2.0),
            fixed(values=np.array([0.5, -0.1, -0.25]), level=-0.2),
            fixed(values=np.array([3.0, -4.0, 1.0]), level=2.0),
            Family({"values": SERIES, "level": Made(lambda rng: 1.5)}, {}),
        ],
        returns=WholeNumber(),
    ),
    Scenario(
        id="race",
        title="The race tells when each rule arrives, or that it does not",
        points=2,
        about="race",
        cases=[races(0.01, 0.03, 0.02, 0.4), races(0.1, 0.001, 0.05, 0.001)],
        needs=("valley", "descent", "momentum", "adam", "first-below"),
        steps=[
            Do("valley = lambda t: 0.5 * (t[0] ** 2 + 50 * t[1] ** 2)", says=""),
            See(
                "race(valley, valley_gradient, start, rates, 300, level)",
                DictOf(dict.fromkeys(RULES, WholeNumber())),
            ),
            Do(
                "dish = lambda t: 1.5 * t[0] ** 2 + 0.5 * t[1] ** 2\n"
                "slope = lambda t: np.array([3.0, 1.0]) * t",
                says="`dish = lambda t: 1.5 * t[0]**2 + 0.5 * t[1]**2` and its `slope`",
            ),
            *(
                See(
                    f"race(dish, slope, start, {{'{rule}': {rate}}}, {steps}, 0.5)",
                    DictOf({rule: WholeNumber()}),
                )
                for rule, rate, steps in (("momentum", 0.02, 90), ("descent", 0.01, 60))
            ),
            Do(
                "eight = np.array([8.0, 0.0])\n"
                "height = lambda t: t[0]\n"
                "halved = lambda t: 1.0 * t",
                says="`height = lambda t: t[0]`, which falls by 8, 4, 2, 1 to 1/2,",
            ),
            *(
                See(
                    f"race(height, halved, eight, {{'descent': 0.5}}, {n}, {level})",
                    DictOf({"descent": WholeNumber()}),
                )
                for n, level in ((4, 1.0), (3, 1.0), (4, 9.0))
            ),
        ],
    ),
    ByHand(
        id="largest-rate",
        title="The largest rate of descent in the valley is known",
        points=1,
        name="LARGEST_RATE",
        answer=0.04,
        returns=Number,
    ),
    ByHand(
        id="ridge",
        title="Who leaves the ridge is known",
        points=1,
        name="OFF_THE_RIDGE",
        answer="none",
        returns=Choice(("all", "adam", "none")),
    ),
    ByHand(
        id="first-off",
        title="Who is off the saddle first is known",
        points=1,
        name="FIRST_OFF",
        answer="adam",
        returns=Choice(RULES),
    ),
]
