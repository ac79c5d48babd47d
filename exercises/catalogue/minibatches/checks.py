"""What an epoch must be: whole, in pairs, in an order that is drawn for each sample."""

import numpy as np

from exercises.catalogue.minibatches.judges import (
    EPOCHS,
    ROWS,
    SIZE,
    drawn_anew,
    every_pair_once,
    together,
)
from exercises.checks import (
    Array,
    Case,
    Check,
    Do,
    Family,
    ListOf,
    Made,
    Scenario,
    See,
    Several,
    ShapeOf,
    fixed,
)

AXES = {"X": "rows inputs", "Y": "rows outputs"}
PAIR = {name: ShapeOf(axes) for name, axes in AXES.items()}
BATCHES = ListOf(Several(PAIR, graded=("X", "Y")), things="batches")
SEED = Made(lambda rng: int(rng.integers(10**6)))


def data(rows: tuple[int, int], batch_size: tuple[int, int]) -> Family:
    """Return drawn data, with a size of the batches between these two."""
    low, high = batch_size
    return Family(
        {name: Array(axes) for name, axes in AXES.items()}
        | {"batch_size": Made(lambda rng: int(rng.integers(low, high + 1)))}
        | {"seed": SEED},
        {"rows": rows, "inputs": (1, 3), "outputs": (1, 2)},
        count=4,
    )


EPOCH = See(
    # Copies: that a batch is overwritten later costs its own point, in `inputs`.
    "[kept(pair) for pair in islice(minibatches(X, Y, batch_size, rng), 50)]",
    BATCHES,
    name="epoch",
    says="the list of the batches",
)
BEGIN = """
from copy import deepcopy
rng = np.random.default_rng(seed)
def kept(pair):
    try:
        return deepcopy(pair)
    except TypeError:  # no arrays, but generators, say: to be told by its type
        return pair
"""
DRAW = Do(BEGIN, says="")
FIVE = np.arange(5.0).reshape(5, 1)
LABELLED: list[Case | Family] = [
    Family(
        {"X": Made(lambda rng: np.arange(float(ROWS))[:, None]), "seed": SEED},
        {},
        count=1,
    )
]


def ordered(rng: str, epochs: int, name: str) -> See:
    """Return the step that reads the orders of this many epochs, a row for each."""
    epoch = f"islice(minibatches(X, 10 * X, {SIZE}, {rng}), 50)"
    order = f"np.concatenate([y[:, 0].copy() for _, y in {epoch}])"
    shape = ShapeOf("epochs samples", (epochs, ROWS))
    says = f"the order of {epochs} epochs"
    return See(f"[{order} for _ in range({epochs})]", shape, name=name, says=says)


CHECKS: list[Check] = [
    Scenario(
        id="example",
        title="Five samples in twos make batches of 2, 2 and 1",
        points=1,
        about="minibatches",
        cases=[fixed(AXES, X=FIVE, Y=10 * FIVE, batch_size=2, seed=0)],
        steps=[DRAW, EPOCH],
        judge=every_pair_once,
        visible=True,
    ),
    Scenario(
        id="sizes",
        title="Every batch is full, but for the last one, which is kept",
        points=2,
        about="minibatches",
        cases=[data((2, 12), (1, 4)), data((4, 6), (6, 20)), data((9, 10), (4, 4))],
        steps=[DRAW, EPOCH],
    ),
    Scenario(
        id="pairs",
        title="Every sample comes once, with its own target",
        points=2,
        about="minibatches",
        cases=[data((4, 12), (1, 4)), data((4, 6), (6, 20))],
        steps=[DRAW, EPOCH],
        judge=every_pair_once,
        needs=("sizes",),
        shrinks=False,
    ),
    Scenario(
        id="shuffled",
        title="Any two samples may meet in a batch, at any place",
        points=2,
        about="minibatches",
        cases=LABELLED,
        steps=[DRAW, ordered("rng", EPOCHS, "orders")],
        judge=together,
        needs=("sizes",),
        shrinks=False,
    ),
    Scenario(
        id="generator",
        title="The order comes from rng, and each epoch draws its own",
        points=2,
        about="minibatches",
        cases=LABELLED,
        needs=("sizes",),
        shrinks=False,
        steps=[
            "one, two = np.random.default_rng(seed), np.random.default_rng(seed)",
            "three = np.random.default_rng(seed + 1)",
            ordered("one", 4, "first"),
            ordered("two", 4, "again"),
            ordered("three", 4, "other"),
        ],
        judge=drawn_anew,
    ),
    Scenario(
        id="inputs",
        title="X and Y stay as they were, and so do batches handed out",
        points=1,
        about="minibatches",
        cases=[data((8, 8), (2, 3))],
        needs=("pairs",),
        untouched=("X", "Y"),
        steps=[
            DRAW,
            "epoch = iter(minibatches(X, Y, batch_size, rng))",
            See(
                "next(epoch)",
                Several(PAIR, graded=("X", "Y")),
                says="the first batch",
                fresh=True,
            ),
            "rest = list(islice(epoch, 50))",
        ],
    ),
]
