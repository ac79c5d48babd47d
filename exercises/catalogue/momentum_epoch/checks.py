"""What the epoch must do: loss and gradients, then update by update."""

import numpy as np

from exercises.catalogue.momentum_epoch.own import own_slopes
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    DictOf,
    Do,
    Family,
    Made,
    Number,
    Scenario,
    See,
)

AXES = {"W1": "inputs units", "b1": "units", "W2": "units classes", "b2": "classes"}
PARAMETERS = DictOf({name: ArrayOf(axes) for name, axes in AXES.items()})
CLOSE = 1e-9  # rounding, carried through a few steps
NEARLY = 1e-3  # what differences see of a loss of thousands
OWN = ("loss_and_gradients",)


def resting(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw data whose first row is zeros."""
    return rng.normal(size=shape) * (np.arange(shape[0]) > 0)[:, None]


def zeros(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return zeros."""
    return np.zeros(shape)


def networks(
    rows: tuple[int, int],
    any_size: bool,
    scale: float = 1.0,
    corner: bool = False,
    batch_size: int = 0,
) -> Family:
    """Return drawn networks and data, 3-4-2 or of any size.

    At a corner, all hidden units are at exactly 0 in the first row.
    """

    def draw(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
        return rng.normal(0.0, scale, shape)

    def classes(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
        return rng.integers(0, 4 if any_size else 2, shape)

    arrays: dict[str, Array | Made] = {n: Array(a, draw) for n, a in AXES.items()}
    arrays |= {"X": Array("rows inputs"), "labels": Array("rows", classes, "int64")}
    if corner:
        arrays |= {"X": Array("rows inputs", resting), "b1": Array("units", zeros)}
    arrays |= {f"v_{name}": Array(axes) for name, axes in AXES.items()}
    arrays["seed"] = Made(lambda rng: int(rng.integers(1000)))
    arrays["batch_size"] = Made(lambda rng: batch_size or int(rng.integers(2, 4)))
    sizes = {"inputs": (3, 3), "units": (4, 4), "classes": (2, 2)}
    if any_size:
        sizes = {"inputs": (1, 5), "units": (1, 6), "classes": (2, 4)}
    return Family(arrays, {"rows": rows, **sizes}, count=3)


def dictionary(name: str, prefix: str = "") -> Do:
    """Return the step that puts four arrays into a dictionary."""
    entries = ", ".join(f'"{key}": {prefix}{key}' for key in AXES)
    return Do(f"{name} = {{{entries}}}", says="")


PARAMS, VELOCITY = dictionary("params"), dictionary("velocity", "v_")
# From labels, since a one-hot matrix with a class cut off is none.
TARGETS = Do("Y = np.eye(len(b2))[labels % len(b2)]", says="")
AT_REST = Do("velocity = {k: 0.0 * v for k, v in params.items()}", says="")
ORDER = Do("order = np.random.default_rng(seed).permutation(len(X))", says="")
LISTED = Do("order = np.random.default_rng(seed).permutation(len(X)).tolist()", says="")
GRADIENTS = Do("loss, grads = loss_and_gradients(params, X, Y)", says="")


def epoch(arguments: str = "", says: str = "") -> Do:
    """Return the step that runs an epoch and goes on with its results."""
    call = f"momentum_epoch(params, velocity, X, Y, order, batch_size{arguments})"
    return Do(f"params, velocity, loss = {call}", says=says or f"`{call}`")


def read(name: str, scale: float = 1.0) -> See:
    """Return the step that reads a dictionary of parameters.

    Of gradients that vanish, each way to compute them leaves other digits.
    """
    return See(name, PARAMETERS, tolerance=CLOSE, scale=scale)


LOSS = See("loss", Number, tolerance=CLOSE, scale=1.0)

CHECKS: list[Check] = [
    Scenario(
        id="loss",
        title="The loss is the mean cross-entropy",
        points=2,
        about="loss_and_gradients",
        cases=[networks((1, 6), any_size=False), networks((4, 4), any_size=True)],
        steps=[PARAMS, TARGETS, GRADIENTS, LOSS],
    ),
    Scenario(
        id="gradients",
        title="The gradients of all four parameters are right",
        points=3,
        about="loss_and_gradients",
        cases=[
            networks((1, 6), any_size=False),
            networks((4, 4), any_size=True),
            networks((1, 3), any_size=False, corner=True),
        ],
        steps=[PARAMS, TARGETS, GRADIENTS, read("grads")],
        own=own_slopes(),
        unless=("loss",),
    ),
    Scenario(
        id="large",
        title="Logits in the thousands do not overflow",
        points=1,
        about="loss_and_gradients",
        cases=[networks((6, 6), any_size=False, scale=60.0)],
        steps=[PARAMS, TARGETS, GRADIENTS, LOSS, read("grads", scale=100.0)],
        own=own_slopes(with_loss=True, tolerance=NEARLY),
        unless=("loss",),
    ),
    Scenario(
        id="one-batch",
        title="A single batch makes a single step",
        points=2,
        about="momentum_epoch",
        cases=[networks((2, 2), any_size=False)],
        steps=[PARAMS, TARGETS, AT_REST, LISTED, epoch(), read("params"), LOSS],
        building_on=OWN,
        unless=("loss",),
        needs=("gradients",),
    ),
    Scenario(
        id="epoch",
        title="Batch after batch, parameters and velocity go on",
        points=3,
        about="momentum_epoch",
        cases=[
            networks((7, 7), any_size=False, batch_size=3),
            networks((5, 8), any_size=False),
            networks((5, 8), any_size=True),
        ],
        steps=[
            *(PARAMS, TARGETS, VELOCITY, ORDER, epoch(", lr=0.05, mu=0.8")),
            *(read("velocity"), read("params"), LOSS),
            *(epoch(says="one more epoch, with the defaults,"), LOSS),
        ],
        building_on=OWN,
        unless=("loss",),
        needs=("gradients",),
    ),
    Scenario(
        id="inputs",
        title="The parameters, the velocity and the data stay as they were",
        points=1,
        about="momentum_epoch",
        cases=[networks((5, 5), any_size=False)],
        steps=[
            *(PARAMS, TARGETS, VELOCITY, ORDER),
            Do("momentum_epoch(params, velocity, X, Y, order, 2)", says="the epoch"),
            *(read("params"), read("velocity"), See("Y", ArrayOf("rows classes"))),
        ],
        untouched=("X", *AXES, *(f"v_{name}" for name in AXES)),
        needs=("epoch",),
    ),
]
