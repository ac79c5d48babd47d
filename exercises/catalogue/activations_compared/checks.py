"""What the experiment must find, recomputed from the parameters on fresh moons."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    DictOf,
    Experiment,
    Family,
    Finding,
    ListOf,
    Made,
    SameValues,
    Scenario,
    See,
    Seen,
    ShapeOf,
    WholeNumber,
    fixed,
)

NAMES = ("sigmoid", "tanh", "relu")
SHAPES = ((2, 8), (8,), (8, 1), (1,))
RUNS = 3
WHEN = ("few", "many")


@cache
def moons(n: int, seed: int) -> Any:
    """Return two half moons with noise."""
    from nnbook.datasets import moons

    return moons(n, 0.15, rng=seed)


def labels(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw labels."""
    return rng.integers(0, 2, shape)


def accuracy(name: str, parameters: list[np.ndarray]) -> float:
    """Return the share of fresh samples that a network answers right."""
    W1, b1, W2, b2 = (np.asarray(part, float) for part in parameters)
    X, y = moons(1000, 2)
    Z = X @ W1 + b1
    A = {"sigmoid": 0.5 * (1 + np.tanh(Z / 2)), "tanh": np.tanh(Z)}.get(
        name, np.maximum(Z, 0)
    )
    with np.errstate(all="ignore"):
        guess = (A @ W2 + b2)[:, 0] > 0
    return float(np.mean(guess == (y == 1)))


def scores(seen: Seen) -> dict[str, float] | str:
    """Evaluate all networks, after few steps and after many."""
    seeds = seen.inputs["seeds"]
    starts = [np.random.default_rng(seed).normal(0.0, 1.0, (2, 8)) for seed in seeds]
    for name in NAMES:
        for i, run in enumerate(seen.got["no"][name]):
            first = np.asarray(run[0], float)
            matches = [np.allclose(first, start) for start in starts]
            if any(matches) and not matches[i]:
                place = f"Entry {i} (from 0) of {name!r}"
                return f"{place} began at seed {matches.index(True)} of `seeds`."
    found: dict[str, float] = {}
    for when in WHEN:
        for name in NAMES:
            runs = seen.got[when][name]
            firsts = {np.asarray(run[0], float).tobytes() for run in runs}
            if len(firsts) < RUNS:
                return f"Two seeds gave the same network with {name}."
            right = float(np.mean([accuracy(name, run) for run in runs]))
            found[f"accuracy of {name} after {when} steps"] = right
    return found


class Network:
    """The list [W1, b1, W2, b2] of finite numbers in the right shapes."""

    blind = True

    def compare(self, got: Any, want: Any, standard: Any, label: str) -> Finding | None:
        """Compare the length, then each part's shape."""
        if not isinstance(got, (list, tuple)) or len(got) != len(SHAPES):
            return Finding("type", f"{label} is not the list [W1, b1, W2, b2].")
        for name, shape, part in zip(
            ("W1", "b1", "W2", "b2"), SHAPES, got, strict=True
        ):
            axes = "rows columns" if len(shape) == 2 else "entries"
            place = f"`{name}` in {label[0].lower()}{label[1:]}"
            finding = ShapeOf(axes, shape).compare(part, None, standard, place)
            if finding is not None:
                return finding
        return None


NETWORKS = DictOf({n: ListOf(Network(), "networks", count=RUNS) for n in NAMES})
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
        ],
        returns=WholeNumber(),
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
