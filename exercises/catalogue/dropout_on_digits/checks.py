"""Training as it is asked for, what it reaches on real digits, and what that shows."""

from pathlib import Path

import numpy as np

from exercises.catalogue.dropout_on_digits.renamed import Digits
from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Check,
    Choice,
    Do,
    Experiment,
    Family,
    Made,
    Scenario,
    See,
    Seen,
    ShapeOf,
)
from exercises.checks.steps import Step

Rng = np.random.Generator
RATES = (0.0, 0.2, 0.5)
SEED = Made(lambda rng: int(rng.integers(10**6)))
ANSWER = Choice(("higher", "lower", "no clear difference"))


def one_hot(rng: Rng, shape: tuple[int, ...]) -> np.ndarray:
    """Draw one-hot rows."""
    rows: np.ndarray = np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]
    return rows


def judged(
    params: list[np.ndarray], X: np.ndarray, Y: np.ndarray
) -> tuple[float, float]:
    """Return the cross-entropy and the accuracy of a network, without dropout."""
    W1, b1, W2, b2, W3, b3 = map(np.asarray, params)
    A = np.maximum(np.maximum(X @ W1 + b1, 0) @ W2 + b2, 0)
    Z = A @ W3 + b3
    Z = Z - Z.max(axis=1, keepdims=True)
    log_P = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    right = Z.argmax(axis=1) == Y.argmax(axis=1)
    return float(-np.mean(np.sum(Y * log_P, axis=1))), float(np.mean(right))


def reached(seen: Seen) -> dict[str, float]:
    """Judge the networks on the digits they saw and on those they did not."""
    found = {}
    for rate in RATES:
        params = seen.got[f"rate {rate}"]
        loss, _ = judged(params, seen.inputs["X"], seen.inputs["Y"])
        _, right = judged(params, *seen.inputs["test"])
        found[f"logarithm of the training loss at rate {rate}"] = np.log(loss + 1e-9)
        found[f"test accuracy at rate {rate}"] = right
    return found


def layer(at: int) -> str:
    """Return the axes of the array at this place: matrices and biases in turn."""
    return "units" if at % 2 else "inputs units"


SHAPES = ((64, 64), (64,), (64, 32), (32,), (32, 10), (10,))


def networks() -> list[str | Step]:
    """Return the steps that train at each rate, and look at every array."""
    steps: list[str | Step] = []
    for rate in RATES:
        says = f"training at rate {rate}"
        steps.append(Do(f"params = train(X, Y, {rate}, 30, seed)", says))
        steps += [
            See(f"params[{at}]", ShapeOf(layer(at), shape))
            for at, shape in enumerate(SHAPES)
        ]
        steps.append(See("[params[i] for i in range(6)]", name=f"rate {rate}"))
    return steps


def small(rows: int, rate: float | None) -> Family:
    """Return small drawn data and few epochs."""
    rates = Made(lambda rng: float(rng.uniform(0.2, 0.6)) if rate is None else rate)
    args: dict[str, Array | Made] = {
        "X": Array("rows inputs"),
        "Y": Array("rows outputs", one_hot),
        "rate": rates,
        "epochs": Made(lambda rng: 3),
        "seed": SEED,
    }
    sizes = {"rows": (rows, rows), "inputs": (5, 5), "outputs": (3, 3)}
    return Family(args, sizes, 2)


def steps(name: str, title: str, points: int, *cases: Family) -> Scenario:
    """Return a check of some epochs, array by array."""
    return Scenario(
        id=name,
        title=title,
        points=points,
        about="train",
        cases=cases,
        steps=[
            Do("params = train(X, Y, rate, epochs, seed)", "three epochs"),
            *(
                See(f"params[{at}]", ArrayOf(layer(at)), tolerance=1e-8)
                for at in range(6)
            ),
        ],
        shrinks=False,
    )


def answer(name: str, title: str, right: str) -> ByHand:
    """Return the check of a finding."""
    lower = name.lower().replace("_", "-")
    return ByHand(lower, title, 1, name, right, ANSWER)


CHECKS: list[Check] = [
    steps("plain", "Without dropout training is as asked for", 2, small(40, 0.0)),
    steps("dropout", "With dropout too, forwards and backwards", 4, small(40, None)),
    Experiment(
        id="digits",
        title="The networks reach on the digits what they can",
        points=3,
        folder=Path(__file__).parent,
        about="train",
        cases=[Digits({}, {}, 1)],
        steps=networks(),
        numbers=reached,
        sides={f"test accuracy at rate {rate}": "low" for rate in RATES},
    ),
    answer("TRAINING_LOSS", "What dropout does to the training loss", "higher"),
    answer(
        "TEST_ACCURACY_02",
        "What a rate of 0.2 does to the accuracy on new digits",
        "no clear difference",
    ),
    answer(
        "TEST_ACCURACY_05",
        "What a rate of 0.5 does to the accuracy on new digits",
        "lower",
    ),
]
