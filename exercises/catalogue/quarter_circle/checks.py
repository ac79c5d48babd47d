"""What the network must do: forward, gradients, and four shapes on fresh points."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np

from exercises.catalogue.quarter_circle.network import (
    Anything,
    Network,
    binary_accuracy,
    binary_loss,
)
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Do,
    Experiment,
    Family,
    Finding,
    ListOf,
    Made,
    Scenario,
    See,
    Seen,
    ShapeOf,
    compare,
)
from exercises.checks.returns import Standard

SHAPES = [[2, 1], [2, 4, 1], [2, 16, 16, 1], [2, 8, 8, 8, 1]]
STEP = 1e-5
EPS = 1e-6 / compare.FACTOR
INSIDE = Do("y = ((X**2).sum(axis=1) < 1) * 1.0", says="")
GRADIENTS = ListOf(Anything(), "gradients")
FLAT = "np.concatenate([np.ravel(part) for part in {}])"


def network(rng: np.random.Generator, sizes: list[int]) -> list[np.ndarray]:
    """Draw the parameters of a network."""
    shapes = [s for a, b in pairwise(sizes) for s in ((a, b), (b,))]
    return [rng.normal(0.0, 0.7, shape) for shape in shapes]


def drawn(sizes: list[int]) -> Family:
    """Return a network of these sizes, and samples."""
    return Family(
        {
            "parameters": Made(lambda rng: network(rng, sizes)),
            "X": Array("rows inputs"),
            "y": Array("rows", lambda rng, shape: rng.integers(0, 2, shape)),
        },
        {"rows": (1, 5), "inputs": (sizes[0], sizes[0])},
        count=2,
    )


def slopes(seen: Seen) -> Finding | None:
    """Compare the gradients with slopes of the loss."""
    parameters, X, y = (seen.inputs[name] for name in ("parameters", "X", "y"))
    for at, part in enumerate(parameters):
        want = np.empty(part.size)
        for k, move in enumerate(STEP * np.eye(part.size).reshape(-1, *part.shape)):
            before, after = parameters[:at], parameters[at + 1 :]
            up = binary_loss([*before, part + move, *after], X, y)
            down = binary_loss([*before, part - move, *after], X, y)
            want[k] = (up - down) / (2 * STEP)
        axes = ("inputs", "units") if part.ndim == 2 else ("units",)
        name = f"`d{'Wb'[at % 2]}{at // 2 + 1}`"
        got = seen.got["grads"][at]
        shape = ShapeOf(" ".join(axes), part.shape)
        wrong = shape.compare(got, None, Standard(part.dtype), name)
        wrong = wrong or compare.wrong_values(
            np.asarray(got), want.reshape(part.shape), 1.0, EPS, axes, name
        )
        if wrong is not None:
            return wrong
    return None


def inside(X: np.ndarray) -> np.ndarray:
    """Return 1.0 for points nearer to the origin than 1."""
    return np.asarray((X**2).sum(axis=1) < 1, dtype=float)


def accuracies(seen: Seen) -> Mapping[str, float]:
    """Judge every network on points of the grader's own."""
    X = np.random.default_rng(12).random((4000, 2))
    return {
        f"accuracy of {sizes}": binary_accuracy(seen.got[str(sizes)], X, inside(X))
        for sizes in SHAPES
    }


def training(count: int) -> Family:
    """Return training points and a seed."""
    args: dict[str, Array | Made] = {
        "X": Array("rows inputs", lambda rng, shape: rng.random(shape)),
        "seed": Made(lambda rng: int(rng.integers(10**6))),
    }
    return Family(args, {"rows": (count, count), "inputs": (2, 2)}, count=1)


CHECKS: list[Check] = [
    Scenario(
        id="forward",
        title="Inputs of layers and logits come out right",
        points=3,
        about="forward",
        cases=[drawn([3, 2, 1]), drawn([2, 1]), drawn([2, 4, 3, 1])],
        steps=[See("forward(parameters, X)", ListOf(ArrayOf("rows units"), "arrays"))],
        untouched=("parameters", "X"),
        shrinks=False,
    ),
    Scenario(
        id="gradients",
        title="The gradients are the slopes of the loss",
        points=4,
        about="gradients",
        cases=[drawn([2, 1]), drawn([3, 2, 1]), drawn([2, 4, 3, 1])],
        needs=("forward",),
        steps=[
            See(
                "gradients(parameters, X, y)",
                GRADIENTS,
                name="grads",
            )
        ],
        judge=slopes,
        untouched=("parameters", "X", "y"),
        shrinks=False,
    ),
    Scenario(
        id="start",
        title="The first weights are drawn as He proposes, biases begin at 0",
        points=2,
        about="train",
        cases=[training(20)],
        steps=[
            INSIDE,
            Do("start = train([2, 5, 3, 1], X, y, seed, steps=0)"),
            See("start", Network([2, 5, 3, 1])),
            See(FLAT.format("start"), ArrayOf("parameters"), says="the start"),
        ],
        shrinks=False,
    ),
    Scenario(
        id="adam",
        title="The steps are those of Adam",
        points=3,
        about="train",
        cases=[training(20)],
        needs=("gradients", "start"),
        steps=[
            INSIDE,
            Do("net = train([2, 4, 1], X, y, seed, steps=1, lr=0.1)"),
            See(FLAT.format("net"), ArrayOf("parameters"), "", "the net", 1e-6),
            Do("net = train([2, 4, 1], X, y, seed, steps=6)"),
            See(FLAT.format("net"), ArrayOf("parameters"), "", "the net", 1e-6),
        ],
        untouched=("X",),
        shrinks=False,
    ),
    Experiment(
        id="shapes",
        title="Four shapes reach on fresh points what they can",
        points=2,
        folder=Path(__file__).parent,
        about="train",
        cases=[training(400)],
        needs=("forward",),
        steps=[
            INSIDE,
            *(
                See(f"train({sizes}, X, y, seed)", Network(sizes), name=str(sizes))
                for sizes in SHAPES
            ),
        ],
        numbers=accuracies,
        sides={f"accuracy of {sizes}": "low" for sizes in SHAPES},
    ),
]
