"""What a start must be: shapes, spread by method, zeros, and the generator given."""

import numpy as np

from exercises.checks import (
    ArrayOf,
    Check,
    Family,
    ListOf,
    Made,
    Number,
    Scenario,
    See,
    Several,
    ShapeOf,
    fixed,
)

WEIGHTS = ListOf(ArrayOf("inputs units"), "layers")
SHAPES = ListOf(ShapeOf("inputs units"), "layers")
BIASES = ListOf(ArrayOf("units"), "layers")
MAKE = "weights, biases = initialise(sizes, method, np.random.default_rng(seed))"


def sizes(rng: np.random.Generator) -> list[int]:
    """Draw the sizes of a network in which neighbours differ."""
    steps = rng.integers(1, 5, int(rng.integers(3, 6)))
    return [2 + int(n) % 6 for n in np.cumsum(steps)]


def seed(rng: np.random.Generator) -> int:
    """Draw a seed."""
    return int(rng.integers(10**6))


def networks(*methods: str) -> list[Family]:
    """Return drawn networks for each of these methods."""
    return [
        Family({"sizes": Made(sizes), "method": _always(m), "seed": Made(seed)}, {}, 3)
        for m in methods
    ]


def _always(method: str) -> Made:
    return Made(lambda rng: method)


def spread(method: str, title: str, points: int = 2) -> Scenario:
    """Return the check of one method's weights."""
    return Scenario(
        id=method,
        title=title,
        points=points,
        about="initialise",
        cases=networks(method),
        steps=[MAKE, See("weights", WEIGHTS)],
        needs=("shapes",),
    )


CHECKS: list[Check] = [
    Scenario(
        id="shapes",
        title="Weights and biases come in two lists and have their shapes",
        points=1,
        about="initialise",
        cases=[fixed(sizes=[4, 2, 1], method="he", seed=0), *networks("small")],
        steps=[
            See(
                "initialise(sizes, method, np.random.default_rng(seed))",
                Several(
                    {"weights": SHAPES, "biases": ListOf(ShapeOf("units"), "layers")},
                    graded=("weights", "biases"),
                ),
                says="the result",
            ),
        ],
    ),
    spread("he", "He's weights have the variance 2 / n_in"),
    spread("xavier", "Xavier's weights have the variance 2 / (n_in + n_out)"),
    spread("small", "Small weights have the deviation 0.01", 1),
    Scenario(
        id="biases",
        title="Biases are zero",
        points=1,
        about="initialise",
        cases=networks("he", "xavier"),
        steps=[MAKE, See("biases", BIASES)],
        needs=("shapes",),
    ),
    Scenario(
        id="generator",
        title="What is drawn comes from the generator given, and nothing more",
        points=2,
        about="initialise",
        cases=networks("he", "small"),
        steps=[
            "rng = np.random.default_rng(seed)",
            "weights, biases = initialise(sizes, method, rng)",
            See("float(rng.random())", Number, says="the next number of the generator"),
            "weights, biases = initialise(sizes, method, rng)",
            See("weights", WEIGHTS),
        ],
        needs=("shapes",),
        untouched=("sizes",),
    ),
    Scenario(
        id="layers",
        title="Every layer has arrays of its own",
        points=1,
        about="initialise",
        cases=[fixed(sizes=[3, 3, 3, 3], method="he", seed=1)],
        steps=[
            MAKE,
            "weights[0][...] = 1.0",
            "biases[0][...] = 1.0",
            See("weights[1:]", WEIGHTS, says="what the other layers hold"),
            See("biases[1:]", BIASES, says="what the other biases hold"),
        ],
        needs=("he", "biases"),
    ),
]
