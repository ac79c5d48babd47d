"""What the experiment must find, recomputed from the parameters on fresh moons."""

from pathlib import Path

import numpy as np

from exercises.catalogue.activations_compared.networks import (
    NAMES,
    RUNS,
    WHEN,
    Network,
    labels,
    moons,
    scores,
)
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    DictOf,
    Experiment,
    Family,
    ListOf,
    Made,
    SameValues,
    Scenario,
    See,
    fixed,
)
from exercises.checks.numbers import Count

NETWORKS = DictOf({n: ListOf(Network(), "networks", count=RUNS) for n in NAMES})
#: Where `train` begins with each of the seeds: so must the networks of `compare`.
STARTS = f"{{n: [train(X, y, n, s, 0) for s in seeds] for n in {NAMES}}}"
TRAINED = [
    Family(
        {
            "X": Array("rows inputs"),
            "y": Array("rows", labels, "int64"),
            "seed": Made(lambda rng: int(rng.integers(10**6))),
        },
        {"rows": (3, 8), "inputs": (2, 2)},
        count=2,
    )
]


def after(steps: int, activation: str) -> list[See]:
    """Return the steps that read the four parameters after training."""
    run = f"train(X, y, '{activation}', seed, {steps})"
    return [
        See(f"{run}[{i}]", ArrayOf(axes), tolerance=1e-8)
        for i, axes in enumerate(("inputs units", "units", "units outputs", "outputs"))
    ]


def trained(activation: str, points: int) -> Scenario:
    """Return the check of a few exact steps with one activation."""
    return Scenario(
        id=activation,
        title=f"Steps with {activation} are those of gradient descent",
        points=points,
        about="train",
        cases=TRAINED,
        untouched=("X", "y"),
        steps=[
            *after(0, activation)[:3],
            *after(3, activation),
            See(
                f"train(X, y, '{activation}', seed, 2, lr=0.1)[0]",
                ArrayOf("inputs units"),
                tolerance=1e-8,
            ),
        ],
    )


CHECKS: list[Check] = [
    trained("sigmoid", 2),
    trained("tanh", 2),
    trained("relu", 2),
    SameValues(
        id="dead",
        title="Units that are 0 for every row are counted",
        points=2,
        call="dead_units",
        cases=[
            Family(
                {
                    "X": Array("rows inputs"),
                    "W1": Array("inputs units"),
                    "b1": Array("units"),
                },
                {"rows": (2, 3), "inputs": (2, 2), "units": (8, 12)},
            ),
            # Sums of exactly 0: off in the first and last unit, on in the second.
            fixed(
                {"X": "rows inputs", "W1": "inputs units", "b1": "units"},
                X=np.array([[0.0, 0.0], [1.0, 1.0]]),
                W1=np.array([[-1.0, 1.0, 2.0], [1.0, 0.0, -3.0]]),
                b1=np.zeros(3),
            ),
            # Sums below 0 alone: four units are off, for both rows.
            fixed(
                {"X": "rows inputs", "W1": "inputs units", "b1": "units"},
                X=np.array([[1.0, 0.0], [0.0, 1.0]]),
                W1=np.array([[-1.0, -2.0, -1.0, -3.0], [-1.0, -3.0, -1.0, -2.0]]),
                b1=np.zeros(4),
            ),
        ],
        returns=Count(),
    ),
    Experiment(
        id="compared",
        title="On fresh moons the three reach what they can",
        points=6,
        folder=Path(__file__).parent,
        cases=[
            Family(
                {
                    "X": Made(lambda rng: moons(120, 1).X),
                    "y": Made(lambda rng: moons(120, 1).y),
                    "seeds": Made(
                        lambda rng: [int(s) for s in rng.integers(10**6, size=RUNS)]
                    ),
                },
                {},
                count=1,
            )
        ],
        steps=[
            See(STARTS, NETWORKS, name="starts"),
            See("compare(X, y, seeds, 0)", NETWORKS, name="no"),
            See("compare(X, y, seeds, 50)", NETWORKS, name="few"),
            See("compare(X, y, seeds, 600)", NETWORKS, name="many"),
        ],
        numbers=scores,
        sides=dict.fromkeys(
            (f"accuracy of {n} after {w} steps" for n in NAMES for w in WHEN), "low"
        ),
    ),
]
