"""What the derivatives must equal, by numbers in wide floats at many points."""

import numpy as np

from exercises.checks import Check, Question, SameExpressions
from exercises.checks.compare import counted
from exercises.sandbox.values import Symbol

POINTS = 24
SIZES = ((1, 2), (2, 1), (2, 2), (2, 3), (3, 2))
WRONG = "That is not the derivative asked for"

Wide = np.ndarray


def sigmoid(z: Wide) -> Wide:
    """Return the sigmoid."""
    out: Wide = 1 / (1 + np.exp(-z))
    return out


def points(rng: np.random.Generator, *names: str) -> dict[str, Wide]:
    """Draw values for each name; the first point is small and round, to be shown."""
    found = {}
    for at, name in enumerate(names):
        values = rng.normal(0.0, 1.2, POINTS).astype(np.longdouble)
        values[0] = (1, 0, 2, -1)[at % 4]
        found[name] = values
    return found


def deltas(rng: np.random.Generator) -> list[Question]:
    """Ask for the derivative by the output's sum."""
    at = points(rng, "z", "y")
    at["z"][0], at["y"][0] = 0, 1
    want = [sigmoid(at["z"]) - at["y"]]
    args = (Symbol("z"), Symbol("y"))
    return [Question("the symbols z and y", args, at, want)]


def chains(rng: np.random.Generator) -> list[Question]:
    """Ask for the four derivatives of the chain of single numbers."""
    names = ("x", "y", "w1", "b1", "w2", "b2")
    at = points(rng, *names)
    x, y, w1, b1, w2, b2 = at.values()
    h = sigmoid(x * w1 + b1)
    delta = sigmoid(h * w2 + b2) - y
    below = delta * w2 * h * (1 - h)
    want = [x * below, below, h * delta, delta]
    return [Question("single symbols", tuple(map(Symbol, names)), at, want)]


def network(rng: np.random.Generator, inputs: int, units: int) -> Question:
    """Ask for all derivatives of a network of this size."""
    x = [f"x{i}" for i in range(1, inputs + 1)]
    W1 = [[f"W{i}{k}" for k in range(1, units + 1)] for i in range(1, inputs + 1)]
    b1 = [f"b{k}" for k in range(1, units + 1)]
    w2 = [f"w{k}" for k in range(1, units + 1)]
    at = points(rng, *x, *(name for row in W1 for name in row), *b1, *w2, "y", "c")
    h = [
        sigmoid(sum(at[x[i]] * at[W1[i][k]] for i in range(inputs)) + at[b1[k]])
        for k in range(units)
    ]
    delta = sigmoid(sum(h[k] * at[w2[k]] for k in range(units)) + at["c"]) - at["y"]
    below = [delta * at[w2[k]] * h[k] * (1 - h[k]) for k in range(units)]
    want = [at[x[i]] * below[k] for i in range(inputs) for k in range(units)]
    want += [*below, *(h[k] * delta for k in range(units)), delta]
    rows = [list(map(Symbol, row)) for row in W1]
    lists = [list(map(Symbol, names)) for names in (x, b1, w2)]
    args = (lists[0], Symbol("y"), rows, lists[1], lists[2], Symbol("c"))
    about = f"{counted(inputs, 'inputs')}, {counted(units, 'hidden units')}"
    return Question(about, args, at, want)


def networks(rng: np.random.Generator) -> list[Question]:
    """Ask for networks of each size."""
    return [network(rng, inputs, units) for inputs, units in SIZES]


CHECKS: list[Check] = [
    SameExpressions(
        id="output",
        title="The derivative by the output's sum is right",
        points=2,
        call="output_delta",
        questions=deltas,
        entry="Derivative {i}",
        wrong=WRONG,
    ),
    SameExpressions(
        id="chain",
        title="The chain of single numbers is right",
        points=4,
        call="chain",
        questions=chains,
        entry="Derivative {i}",
        wrong=WRONG,
    ),
    SameExpressions(
        id="layers",
        title="Layers of up to three inputs and hidden units are right",
        points=4,
        call="gradients",
        questions=networks,
        entry="Derivative {i}",
        wrong=WRONG,
    ),
]
