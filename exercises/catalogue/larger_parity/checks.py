"""All patterns, an honest accuracy, and networks judged on what they never saw."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from exercises.catalogue.quarter_circle.network import Network, binary_accuracy
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    Do,
    Experiment,
    Family,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    Seen,
    Several,
    fixed,
)
from nnbook.datasets import binary_patterns

BOTH = Several({"X": ArrayOf("rows pixels"), "y": ArrayOf("rows")}, graded=("X", "y"))
TRAINING, LEARNT = 384, 0.97


def parity(X: np.ndarray) -> np.ndarray:
    """Return 1.0 for an odd number of ones."""
    return np.asarray(X.sum(axis=1) % 2, dtype=float)


def training(rng: np.random.Generator) -> np.ndarray:
    """Draw the patterns that are trained on; the others are held out."""
    return all_patterns()[rng.permutation(512)[:TRAINING]]


def all_patterns() -> np.ndarray:
    """Return the 512 patterns of nine pixels."""
    return np.asarray(binary_patterns(9), dtype=float)


def network(rng: np.random.Generator) -> list[np.ndarray]:
    """Draw a small network."""
    return [rng.normal(size=shape) for shape in ((3, 4), (4,), (4, 1), (1,))]


def accuracies(seen: Seen) -> Mapping[str, float] | str:
    """Judge the network on patterns that it has seen, and on those it has not."""
    theta, X = seen.got["theta"], seen.inputs["X"]
    known = {tuple(row) for row in X}
    kept = np.array([row for row in all_patterns() if tuple(row) not in known])
    if (share := binary_accuracy(theta, X, parity(X))) < LEARNT:
        return f"Of the training patterns {share:.1%} are right, 97 % can be reached."
    if (share := binary_accuracy(seen.got["other"], X, 1 - parity(X))) < LEARNT:
        return f"With every label turned round {share:.1%} are right, of 97 % or more."
    return {"accuracy on held out patterns": binary_accuracy(theta, kept, parity(kept))}


def from_the_seed(seen: Seen) -> str | None:
    """Compare what two seeds made of the same rows."""
    one, other = ([np.asarray(part) for part in seen.got[name]] for name in NAMES)
    if all(map(np.allclose, one, other)):
        return "Two seeds gave the same network. The seed decides the first weights."
    return None


NAMES = ("one", "other")
PATTERNS = {"X": Made(training), "seed": Made(lambda rng: int(rng.integers(10**6)))}

CHECKS: list[Check] = [
    SameValues(
        id="patterns",
        title="All patterns come once, in order, with their parity",
        points=3,
        call="patterns",
        cases=[fixed(pixels=2), fixed(pixels=1), fixed(pixels=5), fixed(pixels=9)],
        returns=BOTH,
    ),
    Scenario(
        id="accuracy",
        title="The accuracy is the share of rows on the right side of 0",
        points=2,
        about="accuracy",
        cases=[
            Family(
                {
                    "theta": Made(network),
                    "X": Array("rows pixels"),
                    "y": Array("rows", lambda rng, n: rng.integers(0, 2, n)),
                },
                {"rows": (40, 60), "pixels": (3, 3)},
            )
        ],
        steps=[
            *(
                See(f"accuracy(theta, {rows}, y)", Number)
                for rows in ("X", "-X", "X + 1", "3 * X")
            ),
            Do("zeros = [0 * part for part in theta]"),
            See("accuracy(zeros, X, y)", Number),
        ],
        shrinks=False,
    ),
    Experiment(
        id="held-out",
        title="Training patterns are learnt, and held out ones as far as they can be",
        points=3,
        folder=Path(__file__).parent,
        about="learn",
        cases=[Family(PATTERNS, {}, count=1)],
        steps=[
            Do("y = X.sum(axis=1) % 2", says=""),
            See("learn(X, y, seed)", Network([9, 32, 1]), name="theta"),
            See("learn(X, 1 - y, seed)", Network([9, 32, 1]), name="other"),
        ],
        numbers=accuracies,
        sides={"accuracy on held out patterns": "low"},
    ),
    Scenario(
        id="seeds",
        title="The seed decides where training begins",
        points=1,
        about="learn",
        cases=[Family(PATTERNS, {}, count=1)],
        steps=[
            Do("y = X.sum(axis=1) % 2", says=""),
            See("learn(X, y, seed)", Network([9, 32, 1]), name="one"),
            See("learn(X, y, seed + 1)", Network([9, 32, 1]), name="other"),
        ],
        judge=from_the_seed,
        needs=("held-out",),
        shrinks=False,
    ),
]
