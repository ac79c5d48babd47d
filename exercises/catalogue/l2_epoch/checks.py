"""What an epoch must give, without the penalty and with it."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    DictOf,
    Family,
    Made,
    Scenario,
    See,
    Several,
    fixed,
)
from exercises.checks.returns import Returns

Rng = np.random.Generator
AXES = {
    "W1": "inputs hidden",
    "b1": "hidden",
    "W2": "hidden outputs",
    "b2": "outputs",
}
PARAMS = "params = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2}"
CALL = "l2_epoch(params, X, Y, order, size, lr, strength)"
PARTS: dict[str, Returns] = {
    "params": DictOf({name: ArrayOf(axes) for name, axes in AXES.items()}),
    "losses": ArrayOf("batches"),
}


def one_hot(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw one-hot rows."""
    rows: np.ndarray = np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]
    return rows


def family(rows: int, size: int, penalised: bool) -> Family:
    """Return drawn networks and batches."""
    low, high = (0.1, 1.0) if penalised else (0.0, 0.0)
    args: dict[str, Array | Made] = {name: Array(axes) for name, axes in AXES.items()}
    args["X"] = Array("rows inputs")
    args["Y"] = Array("rows outputs", one_hot)
    args["order"] = Made(lambda rng: rng.permutation(rows))
    args["size"] = Made(lambda rng: size)
    args["lr"] = Made(lambda rng: float(rng.uniform(0.05, 0.5)))
    args["strength"] = Made(lambda rng: float(rng.uniform(low, high)))
    sizes = {"rows": rows, "inputs": 3, "hidden": 4, "outputs": 2}
    return Family(args, {axis: (n, n) for axis, n in sizes.items()}, 3)


def check(name: str, title: str, points: int, part: str, *cases: Family) -> Scenario:
    """Return a check of one part of the tuple."""
    return Scenario(
        id=name,
        title=title,
        points=points,
        about="l2_epoch",
        cases=cases,
        steps=[PARAMS, See(CALL, Several(PARTS, (part,)))],
        shrinks=False,
    )


EXAMPLE = fixed(
    W1=np.eye(2),
    b1=np.zeros(2),
    W2=np.eye(2),
    b2=np.zeros(2),
    X=np.eye(2),
    Y=np.eye(2),
    order=[1, 0],
    size=1,
    lr=0.1,
    strength=0.5,
)

CHECKS: list[Check] = [
    Scenario(
        id="example",
        title="The example of the statement comes out",
        points=1,
        about="l2_epoch",
        cases=[EXAMPLE],
        steps=[PARAMS, See(CALL, Several(PARTS, tuple(PARTS)))],
        visible=True,
    ),
    check(
        "plain",
        "Without a penalty it is plain descent, batch by batch",
        2,
        "params",
        family(6, 2, False),
    ),
    check(
        "penalised",
        "With a penalty weights shrink in every step, and biases do not",
        3,
        "params",
        family(6, 2, True),
        family(5, 5, True),
    ),
    check(
        "losses",
        "The loss of each batch has the penalty in it",
        2,
        "losses",
        family(6, 2, False),
        family(6, 3, True),
        family(7, 3, False),
    ),
    check(
        "last-batch",
        "The last batch may be smaller",
        1,
        "params",
        family(7, 3, True),
        family(5, 4, True),
    ),
    Scenario(
        id="inputs",
        title="The parameters that came in stay as they were",
        points=1,
        about="l2_epoch",
        cases=[family(6, 2, True)],
        steps=[PARAMS, CALL],
        needs=("penalised",),
        untouched=("W1", "b1", "W2", "b2", "X", "Y"),
        shrinks=False,
    ),
]
