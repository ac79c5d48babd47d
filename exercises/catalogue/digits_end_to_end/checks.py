"""The parts by themselves, then the whole on rows whose labels stay here."""

from pathlib import Path

import numpy as np

from exercises.catalogue.digits_end_to_end.judges import learns, scores, stops
from exercises.catalogue.digits_end_to_end.rows import (
    Draw,
    constant,
    distribution,
    meaningless,
    noisy,
    unheard,
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
    ListOf,
    Made,
    SameValues,
    Scenario,
    See,
    Several,
    ShapeOf,
    WholeNumber,
    fixed,
)

TEST = 797

LOSSES = ShapeOf("epochs", (-1,))
FOUND = DictOf(
    {
        "probabilities": ShapeOf("rows classes", (TEST, 10)),
        "losses": LOSSES,
        "best": Anything(),
    }
)
CLASSIFIED = See("classify(**data, seed=seed)", FOUND, name="result")
SEED = Made(lambda rng: int(rng.integers(10**6)))
PAIR = Several({"best": WholeNumber(), "last": WholeNumber()}, ("best", "last"))
#: Three errors. The surest is neither the one with the least for the true class nor
#: the one in which the two lie furthest apart.
SURE = np.array(
    [[0.1, 0.1, 0.8], [0.45, 0.35, 0.2], [0.55, 0.44, 0.01], [0.6, 0.1, 0.3]]
)
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
            ),
            fixed(P=SURE, y=np.full(4, 2), count=3),
        ],
        returns=ListOf(WholeNumber(), "rows"),
    ),
    Scenario(
        id="patience",
        title="Patience ends training, and the best network gives the answers",
        points=1,
        about="classify",
        cases=[Family({"rows": Made(meaningless), "seed": SEED}, {}, count=1)],
        steps=[
            Do("data, right = rows", says=""),
            CLASSIFIED,
            See("classify(**data, seed=seed)['losses']", LOSSES, name="again"),
            See("classify(**data, seed=seed + 1)['losses']", LOSSES, name="other"),
            See("classify(**data | {'y_valid': right}, seed=seed)", FOUND, name="told"),
            Do("others = data | {'X_test': 3 * data['X_test'] + 5}", says=""),
            See("classify(**others, seed=seed)['losses']", LOSSES, name="others"),
            Do("others = data | {'X_valid': 3 * data['X_valid'] + 5}", says=""),
            See("classify(**others, seed=seed)", FOUND, name="moved"),
        ],
        judge=stops,
        shrinks=False,
    ),
    Scenario(
        id="learns",
        title="Classes that are no digits are learnt from their labels",
        points=1,
        about="classify",
        cases=[Draw({"rows": Made(unheard)}, {}, 1)],
        steps=[CLASSIFIED],
        judge=learns,
        shrinks=False,
    ),
    Experiment(
        id="whole",
        title="From end to end, digits are told apart",
        points=4,
        folder=Path(__file__).parent,
        about="classify",
        cases=[Draw({"rows": Made(noisy)}, {}, 1)],
        steps=[CLASSIFIED],
        numbers=scores,
        needs=("learns",),
        sides={
            "test accuracy": "low",
            "test loss": "high",
            "lowest validation loss": "high",
        },
    ),
]
