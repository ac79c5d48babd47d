"""The parts by themselves, then the whole on rows whose labels stay here."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from exercises.catalogue.digits_end_to_end.rows import (
    constant,
    distribution,
    labels_of,
    meaningless,
    parts,
    wrong_end,
    wrong_network,
)
from exercises.catalogue.quarter_circle.network import Anything
from exercises.checks import (
    Array,
    ArrayOf,
    Check,
    DictOf,
    Do,
    Experiment,
    Family,
    Finding,
    ListOf,
    Made,
    SameValues,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
    WholeNumber,
    fixed,
)

TEST = 797


def stops(seen: Seen) -> Finding | str | None:
    """Hold what was run against patience, the answers against the best epoch."""
    result = seen.got["result"]
    losses = np.asarray(result["losses"])
    if (wrong := wrong_end(losses, result["best"])) is not None:
        return wrong
    again, other = (np.asarray(seen.got[name]) for name in ("again", "other"))
    if not _alike(again, losses):
        return "A second run with the same seed gave other losses."
    if _alike(other, losses):
        return "Two seeds gave the same losses. The seed decides weights and order."
    y_valid = seen.inputs["data"]["y_valid"]
    P = np.asarray(result["probabilities"])
    return wrong_network(P, y_valid, float(losses.min()))


def _alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Say whether two runs went the same way."""
    return one.shape == other.shape and np.allclose(one, other, 1e-6, 1e-6)


def scores(seen: Seen) -> Mapping[str, float] | Finding | str:
    """Compare what comes back with the labels that stayed here."""
    result, X = seen.got["result"], seen.inputs["data"]["X_test"]
    P, losses = np.asarray(result["probabilities"]), np.asarray(result["losses"])
    if P.min() < 0 or np.abs(P.sum(axis=1) - 1).max() > 1e-6:
        return "The rows of 'probabilities' are not probabilities that sum to one."
    if (wrong := wrong_end(losses, result["best"])) is not None:
        return wrong
    y = labels_of(X)
    right = P[np.arange(len(y)), y]
    return {
        "test accuracy": float(np.mean(P.argmax(axis=1) == y)),
        "test loss": float(-np.mean(np.log(right + 1e-12))),
        "lowest validation loss": float(losses.min()),
        "test loss minus lowest validation loss": float(
            -np.mean(np.log(right + 1e-12)) - losses.min()
        ),
    }


LOSSES = ShapeOf("epochs", (-1,))
CLASSIFIED = See(
    "classify(**data, seed=seed)",
    DictOf(
        {
            "probabilities": ShapeOf("rows classes", (TEST, 10)),
            "losses": LOSSES,
            "best": Anything(),
        }
    ),
    name="result",
)
SEED = Made(lambda rng: int(rng.integers(10**6)))
PAIR = Several({"best": WholeNumber(), "last": WholeNumber()}, ("best", "last"))
STEPPED = [0.9, 0.5, 0.6, 0.55, 0.4]

CHECKS: list[Check] = [
    SameValues(
        id="standardise",
        title="Training rows alone say what is subtracted and divided by",
        points=2,
        call="standardise",
        cases=[
            Family(
                {"X_train": Array("rows inputs"), "X": Array("others inputs")},
                {"rows": (3, 9), "others": (1, 5), "inputs": (1, 4)},
            )
        ],
        returns=ArrayOf("others inputs"),
    ),
    SameValues(
        id="constant",
        title="A constant column is only centred",
        points=1,
        call="standardise",
        cases=[
            Family(
                {
                    "X_train": Array("rows inputs", constant),
                    "X": Array("others inputs"),
                },
                {"rows": (3, 9), "others": (1, 5), "inputs": (2, 4)},
            )
        ],
        returns=ArrayOf("others inputs"),
        needs=("standardise",),
    ),
    SameValues(
        id="stopping",
        title="Training ends when patience does, and the best epoch is kept",
        points=4,
        call="stopping_epoch",
        cases=[
            fixed(losses=np.array(STEPPED), patience=2),
            fixed(losses=np.array(STEPPED), patience=3),
            fixed(losses=np.array([0.5, 0.4, 0.4, 0.4, 0.3]), patience=2),
            fixed(losses=np.array([0.3, 0.4]), patience=5),
            Family(
                {
                    "losses": Array("epochs"),
                    "patience": Made(lambda rng: int(rng.integers(1, 5))),
                },
                {"epochs": (1, 12)},
            ),
        ],
        returns=PAIR,
    ),
    Scenario(
        id="confusion",
        title="True classes are rows, guesses are columns",
        points=2,
        about="confusion_matrix",
        cases=[
            Family(
                {
                    "y": Array("rows", lambda rng, n: rng.integers(0, 3, n), "int64"),
                    "guess": Array(
                        "rows", lambda rng, n: rng.integers(0, 4, n), "int64"
                    ),
                },
                {"rows": (4, 20)},
            )
        ],
        steps=[
            Do("counts = confusion_matrix(y, guess, 5)"),
            See(
                "np.asarray(counts, dtype=float)",
                ArrayOf("classes guesses"),
                says="`counts`",
            ),
        ],
    ),
    SameValues(
        id="errors",
        title="The surest errors come first",
        points=3,
        call="worst_errors",
        cases=[
            Family(
                {
                    "P": Array("rows classes", lambda rng, n: distribution(rng, n)),
                    "y": Array("rows", lambda rng, n: rng.integers(0, 3, n), "int64"),
                    "count": Made(lambda rng: int(rng.integers(1, 5))),
                },
                {"rows": (4, 14), "classes": (3, 3)},
            )
        ],
        returns=ListOf(WholeNumber(), "rows"),
    ),
    Scenario(
        id="patience",
        title="Patience ends training, and the best network gives the answers",
        points=1,
        about="classify",
        cases=[Family({"data": Made(meaningless), "seed": SEED}, {}, count=1)],
        steps=[
            CLASSIFIED,
            See("classify(**data, seed=seed)['losses']", LOSSES, name="again"),
            See("classify(**data, seed=seed + 1)['losses']", LOSSES, name="other"),
        ],
        judge=stops,
        shrinks=False,
    ),
    Experiment(
        id="whole",
        title="From end to end, digits are told apart",
        points=5,
        folder=Path(__file__).parent,
        about="classify",
        cases=[Family({"data": Made(parts), "seed": SEED}, {}, count=1)],
        steps=[CLASSIFIED],
        numbers=scores,
        sides={
            "test accuracy": "low",
            "test loss": "high",
            "lowest validation loss": "high",
        },
    ),
]
