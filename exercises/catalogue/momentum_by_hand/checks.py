"""What the table must hold, and what the function must give for any gradients."""

import numpy as np

from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Check,
    Family,
    LeavesAlone,
    Made,
    Number,
    SameValues,
    fixed,
)

STEPS = ArrayOf("steps parameters")
CASES = Family(
    {
        "grads": Array("steps parameters"),
        "mu": Made(lambda rng: float(rng.choice([0.0, 0.5, 0.9, 0.99]))),
    },
    {"steps": (1, 6), "parameters": (1, 4)},
)


#: Steps that build on one another, so that no velocity is its gradient.
MOVING = Family(
    {
        "grads": Array("steps parameters"),
        "mu": Made(lambda rng: float(rng.choice([0.5, 0.9, 0.99]))),
    },
    {"steps": (3, 6), "parameters": (1, 4)},
)


def by_hand(name: str, title: str, answer: float) -> ByHand:
    """Return the check of one number, worth a point."""
    id = name.lower().replace("_", "-")
    return ByHand(
        id=id, title=title, points=1, name=name, answer=answer, returns=Number
    )


def rounding(grads: np.ndarray, mu: float) -> np.ndarray:
    """Return the size of what is added up."""
    return np.asarray(np.abs(grads).sum(axis=0) + 1.0)


CHECKS: list[Check] = [
    by_hand("V_C", "The velocity of C is right", 1.4),
    by_hand("V_S", "The velocity of S is right", 0.3),
    by_hand("C", "C is where two steps lead", 0.76),
    by_hand("S", "S is where two steps lead", 0.77),
    by_hand("INSIDE", "With the rate inside, the velocity of C is right", -0.14),
    by_hand("LIMIT", "The velocity under a constant gradient is right", 10.0),
    SameValues(
        id="any",
        title="The velocities of any gradients are right",
        points=1,
        call="velocities",
        cases=[
            fixed({"grads": "steps parameters"}, grads=np.array([[2.0], [0.0], [0.0]])),
            CASES,
        ],
        returns=STEPS,
        scale=lambda grads, mu=0.9: rounding(grads, mu),
    ),
    LeavesAlone(
        id="inputs",
        title="The gradients stay as they were",
        points=1,
        call="velocities",
        cases=[CASES, MOVING],
        needs=("any",),
    ),
]
