"""What labels, sizes, training and the share of what is learnt must be."""

from itertools import product

import numpy as np

from exercises.checks import (
    ArrayOf,
    ByHand,
    Case,
    Check,
    Choice,
    DictOf,
    Family,
    ListOf,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    WholeNumber,
    fixed,
)

PATTERNS = ("parity", "diagonal", "checkerboard")
IMAGES = np.array(list(product([0.0, 1.0], repeat=4)))
#: Rounding, carried through a few dozen steps of a network with corners.
CLOSE = 1e-6
TRAINED = DictOf({"losses": ArrayOf("epochs"), "accuracy": Number})


def images(low: int, high: int) -> Made:
    """Return a way to draw so many images, the last batch of which is a small one."""

    def draw(rng: np.random.Generator) -> np.ndarray:
        return IMAGES[rng.integers(16, size=int(rng.integers(low, high + 1)))]

    return Made(draw, "rows pixels")


def shuffled(rng: np.random.Generator) -> np.ndarray:
    """Draw an order of all sixteen images, each of them three times."""
    return rng.permutation(np.tile(IMAGES, (3, 1)))


def trains(id_: str, title: str, norm: bool) -> Scenario:
    """Return a check of some epochs of training."""
    runs = Family(
        {
            "X": images(40, 60),
            "seed": Made(lambda rng: int(rng.integers(10**6))),
            "epochs": Made(lambda rng: int(rng.integers(2, 5))),
        },
        {},
        count=3,
    )
    start = "train(X, (X[:, 0] + X[:, 1]) % 2, {}, {}, seed, epochs)"
    return Scenario(
        id=id_,
        title=title,
        points=3,
        about="train",
        cases=[runs],
        wide=False,
        shrinks=False,
        needs=("sizes",),
        untouched=("X",),
        steps=[
            See(start.format(depth, norm), TRAINED, tolerance=CLOSE) for depth in (1, 4)
        ],
    )


def asked(pattern: str) -> list[Case | Family]:
    """Return all images, in order and in another one."""
    drawn = {"X": Made(shuffled, "rows pixels"), "pattern": Made(lambda rng: pattern)}
    return [fixed({"X": "rows pixels"}, X=IMAGES, pattern=pattern), Family(drawn, {})]


CHECKS: list[Check] = [
    *(
        SameValues(
            id=pattern,
            title=f"The labels of the {pattern} are right",
            points=1,
            call="labels",
            cases=asked(pattern),
            returns=ArrayOf("rows"),
        )
        for pattern in PATTERNS
    ),
    SameValues(
        id="sizes",
        title="The sizes count hidden layers",
        points=1,
        call="sizes",
        cases=[fixed(depth=1), fixed(depth=5), fixed(depth=3, width=9)],
        returns=ListOf(WholeNumber(), "sizes"),
    ),
    trains(
        "plain", "Training goes through shuffled batches, and the losses fit", False
    ),
    trains("norm", "Batch norm is trained, and asked as it will be used", True),
    Scenario(
        id="share",
        title="The share counts the networks that get every row right",
        points=2,
        about="share_learnt",
        cases=[
            fixed(X=np.tile(IMAGES, (3, 1))),
            Family({"X": Made(shuffled)}, {}, count=1),
        ],
        wide=False,
        shrinks=False,
        needs=("plain", "norm", *PATTERNS),
        steps=[
            See(f"share_learnt(X, '{pattern}', {depth}, {norm}, {seeds}, 30)", Number)
            for pattern, depth, norm, seeds in (
                # With X in order, another depth, norm or row of seeds has other shares.
                ("diagonal", 3, True, 8),
                ("diagonal", 3, False, 6),
                ("checkerboard", 3, True, 5),
                ("parity", 4, True, 5),
            )
        ],
    ),
    ByHand(
        id="easiest",
        title="The easiest pattern is known",
        points=1,
        name="EASIEST",
        answer="diagonal",
        returns=Choice(PATTERNS),
    ),
    ByHand(
        id="deep-with-norm",
        title="What batch norm does for five layers is known",
        points=1,
        name="DEEP_WITH_NORM",
        answer="fewer",
        returns=Choice(("fewer", "as many", "more")),
    ),
]
