"""What training, the choice of a rate and the comparison must be."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from exercises.catalogue.optimizers_compared.given import loss_and_gradient, start
from exercises.catalogue.optimizers_compared.race import RATES, STEPS, last_losses
from exercises.checks import (
    ArrayOf,
    ByHand,
    Check,
    Choice,
    DictOf,
    Experiment,
    Family,
    Made,
    Number,
    Scenario,
    See,
    Seen,
    Several,
    ShapeOf,
)
from nnbook.datasets import moons

RULES = ("descent", "momentum", "adam")
ROWS = 100
CLOSE = 1e-8  # rounding, carried through a few dozen steps
TRAINED = Several(
    {"parameters": ArrayOf("parameters"), "losses": ArrayOf("steps")},
    graded=("parameters", "losses"),
)
ENOUGH = 1.1  # rounding may turn the best of two rates round that are as good


def rows(count: int) -> Made:
    """Return a way to draw two moons."""

    def draw(rng: np.random.Generator) -> dict[str, np.ndarray]:
        X, y = moons(count, 0.2, rng)
        return {"X": X, "y": y * 1.0}

    return Made(draw)


def whole(low: int, high: int) -> Made:
    """Return a way to draw a whole number from low to high."""
    return Made(lambda rng: int(rng.integers(low, high + 1)))


BEGIN = Made(lambda rng: start(int(rng.integers(10**6))))
SHORT = Family(
    {
        "data": rows(12),
        "theta": BEGIN,
        "lr": Made(lambda rng: float(rng.uniform(0.01, 0.1))),
        "steps": whole(1, 12),
    },
    {},
    count=4,
)
#: With 1e200 the loss is no number, whether it is tried last or first.
NOWHERE = ([0.001, 0.1, 1e200], [1e200, 0.1, 0.001])


def tries(rates: list[float]) -> Family:
    """Return rows, starts and these rates."""
    made = {"data": rows(30), "theta": BEGIN, "rates": Made(lambda rng: rates)}
    return Family(made, {}, count=2)


#: With the larger rate the loss of momentum is lower on the way, and higher at the end.
DIPS = Family(
    {
        "data": Made(lambda rng: rows(30).by(np.random.default_rng(2))),
        "theta": Made(lambda rng: start(2)),
        "rates": Made(lambda rng: [0.05, 2.0]),
    },
    {},
    count=1,
)


def walk(rule: str) -> Scenario:
    """Return the check of one rule."""
    call = f"train('{rule}', data['X'], data['y'], theta, lr, steps)"
    return Scenario(
        id=rule,
        title=f"Training by {rule} is right, step by step",
        points=2,
        about="train",
        cases=[SHORT],
        untouched=("theta",),
        steps=[See(call, TRAINED, tolerance=CLOSE)],
    )


def outcome(seen: Seen) -> Mapping[str, float] | str:
    """Compute the losses again, and look whether the rates were well chosen."""
    data, seed = seen.inputs["data"], seen.inputs["seed"]
    found: dict[str, float] = {}
    for rule in RULES:
        result: dict[str, Any] = seen.got["result"][rule]
        losses = np.asarray(result["losses"])
        for when, theta in ((0, start(seed)), (-1, np.asarray(result["theta"]))):
            right = loss_and_gradient(theta, data["X"], data["y"])[0]
            if abs(losses[when] - right) > 1e-6 * (1 + right):
                where = ("last", "first")[when + 1]
                return (
                    f"The {where} of the losses of {rule} is {losses[when]:.6g}. At "
                    f"the {('returned parameters', 'start')[when + 1]} it is "
                    f"{right:.6g}."
                )
        rate, lasts = float(result["rate"]), last_losses(rule, data, start(seed))
        if rate not in lasts:
            return f"The rate of {rule} is {rate:.4g}, which is none of `rates`."
        if lasts[rate] > ENOUGH * min(lasts.values()):
            return (
                f"The rate of {rule} is {rate:.4g}, with which its loss ends at "
                f"{lasts[rate]:.4g}. Another of the rates brings it to "
                f"{min(lasts.values()):.4g}."
            )
        found[f"last loss of {rule}"] = float(losses[-1])
    return found


RESULT = {
    "rate": ShapeOf("", ()),
    "theta": ShapeOf("parameters", (65,)),
    "losses": ShapeOf("steps", (STEPS + 1,)),
}

CHECKS: list[Check] = [
    *(walk(rule) for rule in RULES),
    Scenario(
        id="best-rate",
        title="The best rate is found, and one that leads nowhere is not",
        points=2,
        about="best_rate",
        cases=[
            *map(tries, NOWHERE),
            DIPS,
        ],
        needs=RULES,
        steps=[
            See(
                f"best_rate('{rule}', **data, theta=theta, rates=rates, steps=8)",
                Number,
            )
            for rule in RULES
        ],
    ),
    Experiment(
        id="compare",
        title="Each rule runs from the same start, at the best rate for it",
        points=3,
        about="compare",
        folder=Path(__file__).parent,
        cases=[
            Family({"data": rows(ROWS), "seed": whole(0, 10**6)}, {}, count=1),
        ],
        needs=("best-rate",),
        steps=[
            See(
                f"compare(**data, seed=seed, rates={list(RATES)}, steps={STEPS})",
                DictOf({rule: DictOf(RESULT) for rule in RULES}),
                name="result",
                says="the result of `compare`",
            )
        ],
        numbers=outcome,
        sides={f"last loss of {rule}": "high" for rule in RULES},
    ),
    ByHand(
        id="one-rate",
        title="Who is ahead at one rate is known",
        points=1,
        name="AHEAD_AT_ONE_RATE",
        answer="adam",
        returns=Choice(RULES),
    ),
    ByHand(
        id="as-descent",
        title="The rate that momentum amounts to is known",
        points=1,
        name="AS_DESCENT",
        answer=0.3,
        returns=Number,
    ),
]
