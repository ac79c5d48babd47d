"""What the runs must do: forward, backward, descent, and many beginnings."""

from itertools import pairwise
from pathlib import Path

import numpy as np

from exercises.checks import (
    ArrayOf,
    ByHand,
    Check,
    Choice,
    Do,
    Experiment,
    Family,
    ListOf,
    Made,
    Scenario,
    See,
    Seen,
    ShapeOf,
    WholeNumber,
)

SHAPES = ([2, 2, 1], [2, 4, 1], [2, 8, 1], [2, 4, 4, 1])
NAMES = tuple("-".join(map(str, sizes)) for sizes in SHAPES)
RUNS, ENOUGH = 12, 4
LEARNT = 0.1  # a run below this loss tells all four samples apart
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])
SEED = Made(lambda rng: int(rng.integers(10**6)))
ALL = Made(lambda rng: [list(sizes) for sizes in SHAPES])
PROBABILITIES, VECTOR = ArrayOf("rows outputs"), ArrayOf("parameters")


def parameters(sizes: list[int]) -> int:
    """Return how many parameters a network of these sizes has."""
    return sum(inputs * units + units for inputs, units in pairwise(sizes))


def seeds(count: int) -> Made:
    """Return so many different seeds."""
    return Made(lambda rng: [int(n) for n in rng.choice(10**6, count, False)])


def sizes(depth: int) -> Family:
    """Return drawn sizes of networks with this many layers of weights."""

    def draw(rng: np.random.Generator) -> list[int]:
        return [int(n) for n in rng.integers(1, 5, depth)] + [1]

    return Family({"sizes": Made(draw), "seed": SEED}, {}, count=2)


def only(sizes: list[int]) -> Family:
    """Return one case with these sizes and a drawn seed."""
    return Family({"sizes": Made(lambda rng: sizes), "seed": SEED}, {}, count=1)


def solved(rng: np.random.Generator) -> np.ndarray:
    """Return a 2-2-1 that has learnt XOR: its gradient is small, but not 0."""
    steep, sure = rng.uniform(3.9, 4.1), rng.uniform(19.0, 20.0)
    first = [steep, steep, steep, steep, -0.5 * steep, -1.5 * steep]
    return np.array([*first, sure, -sure, -sure])


DEPTHS = [sizes(1), sizes(2), sizes(3)]
BEGIN = [
    Do("rng = np.random.default_rng(seed)", says=""),
    Do("theta = given.initial(sizes, seed) + 0.3", says=""),
    Do("X = rng.normal(size=(5, sizes[0]))", says=""),
    Do("Y = rng.integers(2, size=(5, 1)) * 1.0", says=""),
]


def outputs(theta: np.ndarray, sizes: list[int]) -> np.ndarray:
    """Return the logits of a network on the four samples."""
    A, at = X, 0
    for layer, (inputs, units) in enumerate(pairwise(sizes)):
        end = at + inputs * units
        A = A @ theta[at:end].reshape(inputs, units) + theta[end : end + units]
        A = np.tanh(A) if layer < len(sizes) - 2 else A
        at = end + units
    return A


def loss(theta: np.ndarray, sizes: list[int]) -> float:
    """Return the mean binary cross-entropy on XOR."""
    z = outputs(theta, sizes)
    return float(np.mean(np.logaddexp(0.0, z) - Y * z))


def losses(seen: Seen) -> dict[str, float] | str:
    """Evaluate every run; runs of different seeds must not be one and the same.

    About half of the runs of 2-2-1 are stuck, so there the best run counts, if chance
    has let enough of them learn XOR.
    """
    found = {}
    for name, shape in zip(NAMES, SHAPES, strict=True):
        ends = np.asarray(seen.got[name])
        if len(np.unique(ends, axis=0)) < RUNS:
            return (
                f"Two of the {RUNS} runs of {name} ended at the same parameters. "
                "The run of each seed begins at `initial(sizes, seed)`."
            )
        reached = np.sort([loss(theta, shape) for theta in ends])
        if shape != SHAPES[0]:
            found[f"median loss of {name}"] = float(np.median(reached))
        elif reached[ENOUGH - 1] < LEARNT:
            found[f"lowest loss of {name}"] = float(reached[0])
    return found


RESULTS = [
    See(
        f"ends[{i}]",
        ShapeOf("seeds parameters", (RUNS, parameters(shape))),
        name=name,
        says=f"the result for {name}",
    )
    for i, (name, shape) in enumerate(zip(NAMES, SHAPES, strict=True))
]

CHECKS: list[Check] = [
    Scenario(
        id="predict",
        title="Any network predicts right",
        points=2,
        about="predict",
        cases=DEPTHS,
        steps=[*BEGIN, See("predict(theta, sizes, X)", PROBABILITIES)],
    ),
    Scenario(
        id="gradient",
        title="The gradient is right for any depth",
        points=4,
        about="gradient",
        cases=DEPTHS,
        steps=[*BEGIN, See("gradient(theta, sizes, X, Y)", VECTOR)],
        needs=("predict",),
    ),
    Scenario(
        id="train",
        title="Descent goes down step by step, and begins from a copy",
        points=2,
        about="train",
        cases=[only(sizes) for sizes in SHAPES[1:]],
        steps=[
            *BEGIN[:2],
            Do("end = train(theta, sizes, 5, lr=0.3)", says=""),
            See("end", VECTOR, tolerance=1e-9, says="theta after five steps"),
            See("theta", VECTOR, says="the theta of the caller"),
        ],
        needs=("gradient",),
    ),
    Scenario(
        id="rows",
        title="Rows follow the seeds, and no step is left out",
        points=1,
        about="compare",
        cases=[Family({"seeds": seeds(3), "theta": Made(solved)}, {}, count=1)],
        steps=[
            Do("ends = compare([[2, 2, 2, 1], [2, 3, 1]], seeds, 4)"),
            See("len(ends)", WholeNumber(), says="the number of arrays"),
            See("np.asarray(ends[0])", ArrayOf("seeds parameters"), says="`ends[0]`"),
            See("np.asarray(ends[1])", ArrayOf("seeds parameters"), says="`ends[1]`"),
            Do("end = train(theta, [2, 2, 1], 5, lr=1e5)"),
            See("end", VECTOR, tolerance=1e-9, says="a network that has learnt XOR"),
        ],
        needs=("train",),
        shrinks=False,
    ),
    Experiment(
        id="compare",
        title="Every run ends where 500 steps lead",
        points=4,
        about="compare",
        folder=Path(__file__).parent,
        cases=[Family({"seeds": seeds(RUNS), "architectures": ALL}, {}, count=1)],
        steps=[
            Do("ends = compare(architectures, seeds)", says="`compare`"),
            See(
                "ends",
                ListOf(ShapeOf("seeds parameters", (RUNS, -1)), "arrays", count=4),
            ),
            *RESULTS,
        ],
        numbers=losses,
        needs=("train",),
    ),
    ByHand(
        id="stuck",
        title="The architecture that is stuck most often is named",
        points=1,
        name="STUCK_MOST_OFTEN",
        answer="2-2-1",
        returns=Choice(NAMES),
    ),
]
