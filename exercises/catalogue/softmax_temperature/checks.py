"""What a temperature does to softmax: probabilities, odds, and the two extremes."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Check,
    Choice,
    Family,
    LeavesAlone,
    Made,
    Number,
    SameValues,
    fixed,
    normal,
)

AXES = {"Z": "rows classes"}
PROBABILITIES = ArrayOf("rows classes")
WORD = Choice(("one-hot", "uniform", "unchanged"))
LOGITS = Array("rows classes", normal(2.0))
SIZES = {"rows": (1, 5), "classes": (2, 5)}


def either(rng: np.random.Generator) -> float:
    """Draw a temperature from one quarter to four."""
    return float(2.0 ** rng.uniform(-2, 2))


WARM = Family({"Z": LOGITS, "temperature": Made(either)}, SIZES)

CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The examples of the statement come out",
        points=1,
        call="softmax_at",
        cases=[
            fixed(AXES, Z=np.array([[0.0, np.log(3.0)]])),
            fixed(AXES, Z=np.array([[0.0, np.log(3.0)]]), temperature=0.5),
        ],
        returns=PROBABILITIES,
        visible=True,
    ),
    SameValues(
        id="rows",
        title="Any temperature gives rows of probabilities",
        points=3,
        call="softmax_at",
        cases=[WARM],
        returns=PROBABILITIES,
    ),
    SameValues(
        id="cold",
        title="Low temperatures and large logits give finite, right values",
        points=3,
        call="softmax_at",
        cases=[
            fixed(AXES, Z=np.array([[1.0, 2.0, 3.0]]), temperature=0.001),
            fixed(AXES, Z=np.array([[0.0, -1.0], [-2.0, -3.0]]), temperature=0.001),
            fixed(AXES, Z=np.array([[3000.0, 2990.0]]), temperature=20.0),
            fixed(AXES, Z=np.array([[0.0, 1000.0]]), temperature=500.0),
            fixed(AXES, Z=np.array([[0.0, 0.002, -0.001]]), temperature=0.001),
            fixed(AXES, Z=np.array([[0.0, 2e-5, -1e-5]]), temperature=1e-5),
            fixed(AXES, Z=np.array([[0.0, 1e5, 5e4]]), temperature=5e4),
        ],
        returns=PROBABILITIES,
        needs=("rows",),
        scale=lambda Z, temperature: 1.0 + float(np.abs(Z).max()) / temperature,
    ),
    LeavesAlone(
        id="inputs",
        title="Z stays as it was",
        points=1,
        call="softmax_at",
        cases=[WARM],
        needs=("rows",),
    ),
    SameValues(
        id="odds",
        title="The temperature for given odds is found",
        points=3,
        call="temperature_for",
        cases=[
            Family(
                {
                    "odds": Made(lambda rng: float(rng.uniform(1.5, 20.0))),
                    "logit_gap": Made(lambda rng: float(rng.uniform(0.5, 4.0))),
                },
                {},
            )
        ],
        returns=Number,
    ),
    ByHand("low", "The limit of low temperatures is known", 1, "COLD", "one-hot", WORD),
    ByHand(
        "high", "The limit of high temperatures is known", 1, "HOT", "uniform", WORD
    ),
]
