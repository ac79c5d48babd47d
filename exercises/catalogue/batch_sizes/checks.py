"""What the comparison must hold: counts, training, four sizes, and the noise."""

from pathlib import Path

import numpy as np

from exercises.catalogue.digits_end_to_end.rows import Withheld
from exercises.catalogue.dropout_on_digits.renamed import renamed
from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Check,
    Do,
    Experiment,
    Family,
    ListOf,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
    WholeNumber,
    fixed,
)
from exercises.checks.cases import Case

ROWS = 400  # how many images train
SIZES = (1, 32, 64, ROWS)
SEED = Made(lambda rng: int(rng.integers(10**6)))
WEIGHTS = {"W": ArrayOf("inputs classes"), "b": ArrayOf("classes")}
FOUND = Several(
    {"W": ShapeOf("inputs classes", (64, 10)), "b": ShapeOf("classes", (10,))},
    graded=("W", "b"),
)
CLOSE = 1e-9  # rounding, carried through a few steps


class Digits(Family):
    """One case of images that train; those that judge stay here."""

    def draw(self, rng: np.random.Generator) -> list[Case]:
        """Draw names for pixels and classes, the order of the images, and the seed."""
        X, Y = renamed(rng)
        sent = {"data": [X[:ROWS], Y[:ROWS]], "seed": int(rng.integers(10**6))}
        return [Withheld({**sent, "test": [X[ROWS:], Y[ROWS:]]}, {})]


def judged(seen: Seen) -> dict[str, float]:
    """Evaluate the parameters of each size, on the training data and on others."""
    found = {}
    X_test, Y_test = seen.inputs["test"]
    for size, (W, b) in zip(SIZES, seen.got["found"], strict=True):
        name = f"batches of {size}"
        found[f"training loss with {name}"] = loss(W, b, *seen.inputs["data"])
        right = np.argmax(X_test @ W + b, axis=1) == Y_test.argmax(axis=1)
        found[f"test accuracy with {name}"] = float(np.mean(right))
    return found


def loss(W: np.ndarray, b: np.ndarray, X: np.ndarray, Y: np.ndarray) -> float:
    """Return the mean cross-entropy."""
    Z = X @ W + b
    return float(np.mean(np.logaddexp.reduce(Z, axis=1) - np.sum(Y * Z, axis=1)))


def one_hot(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw classes as rows with a single one."""
    return np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]


SMALL: dict[str, Array | Made] = {
    "X": Array("rows inputs"),
    "Y": Array("rows classes", one_hot),
    "batch_size": Made(lambda rng: int(rng.integers(2, 4))),
    "seed": SEED,
}
SIZES_OF_SMALL = {"rows": (8, 11), "inputs": (2, 3), "classes": (2, 3)}
DRAW = Do("rng = np.random.default_rng(seed)", says="")

CHECKS: list[Check] = [
    SameValues(
        id="updates",
        title="The updates are counted, with the last batch of each epoch",
        points=2,
        call="updates",
        cases=[
            fixed(rows=10, batch_size=4, epochs=3),
            fixed(rows=12, batch_size=4, epochs=5),
            fixed(rows=3, batch_size=8, epochs=2),
            Family(
                {
                    "rows": Made(lambda rng: int(rng.integers(20, 400))),
                    "batch_size": Made(lambda rng: int(rng.integers(2, 20))),
                    "epochs": Made(lambda rng: int(rng.integers(1, 9))),
                },
                {},
            ),
        ],
        returns=WholeNumber(),
    ),
    Scenario(
        id="train",
        title="Training moves once for every batch of every epoch",
        points=3,
        about="train",
        cases=[
            Family(SMALL, SIZES_OF_SMALL, count=3),
            Family(SMALL, SIZES_OF_SMALL | {"rows": (11, 11)}, count=1),  # with a rest
        ],
        untouched=("X", "Y"),
        steps=[
            DRAW,
            See(
                "train(X, Y, batch_size, 3, 0.3, rng)",
                Several(WEIGHTS, graded=("W", "b")),
                tolerance=CLOSE,
            ),
        ],
    ),
    Scenario(
        id="generators",
        title="Every size is trained with a generator of its own",
        points=1,
        about="compare",
        cases=[Family(SMALL, SIZES_OF_SMALL, count=2)],
        steps=[
            See(
                "compare(X, Y, [batch_size, 1], seed, epochs=2, lr=0.3)",
                ListOf(Several(WEIGHTS, graded=("W", "b")), "pairs"),
                tolerance=CLOSE,
            )
        ],
        needs=("train",),
    ),
    Experiment(
        id="compare",
        title="Four sizes of batches lead where they must",
        points=3,
        about="compare",
        folder=Path(__file__).parent,
        cases=[Digits({}, {}, 1)],
        steps=[
            See(
                f"compare(*data, {list(SIZES)}, seed)",
                ListOf(FOUND, "pairs", count=len(SIZES)),
                name="found",
                says="what `compare` returns",
            )
        ],
        numbers=judged,
        needs=("train",),
    ),
    Scenario(
        id="noise",
        title="The noise of a batch's gradient is measured",
        points=3,
        about="gradient_noise",
        cases=[
            Family(
                SMALL | {"W": Array("inputs classes"), "b": Array("classes")},
                SIZES_OF_SMALL,
                count=4,
            )
        ],
        steps=[
            DRAW,
            See("gradient_noise(W, b, X, Y, batch_size, rng)", Number, tolerance=CLOSE),
            See(
                "gradient_noise(W, b, X, Y, 2 * batch_size, rng, draws=10)",
                Number,
                tolerance=CLOSE,
            ),
        ],
    ),
    ByHand(
        id="updates-64",
        title="The updates with batches of 64 are counted by hand",
        points=1,
        name="UPDATES_64",
        answer=56,
        returns=WholeNumber(),
    ),
    ByHand(
        id="noise-ratio",
        title="Four times the batch, how much of the noise",
        points=1,
        name="NOISE_RATIO",
        answer=2.0,
        returns=Number,
    ),
]
