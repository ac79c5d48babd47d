"""Each method as it is asked for, what it reaches on real digits, what that shows."""

from pathlib import Path

import numpy as np

from exercises.catalogue.against_overfitting.telling import Telling, one_hot
from exercises.catalogue.digits_end_to_end.rows import Withheld
from exercises.catalogue.dropout_on_digits.renamed import renamed
from exercises.checks import (
    Array,
    ArrayOf,
    ByHand,
    Check,
    Choice,
    DictOf,
    Experiment,
    Family,
    Made,
    Scenario,
    See,
    Seen,
    ShapeOf,
)
from exercises.checks.cases import Case
from exercises.checks.steps import Do, Step

Rng = np.random.Generator
METHODS = ("none", "l2", "dropout", "early")
AXES = {
    "W1": "inputs hidden",
    "b1": "hidden",
    "W2": "hidden outputs",
    "b2": "outputs",
}
SHAPES = {"W1": (64, 128), "b1": (128,), "W2": (128, 10), "b2": (10,)}
TRAINED = DictOf({name: ArrayOf(axes) for name, axes in AXES.items()})
NETWORK = DictOf({name: ShapeOf(axes, SHAPES[name]) for name, axes in AXES.items()})
SEED = Made(lambda rng: int(rng.integers(10**6)))
METHOD = Choice(METHODS)
CALL = "train(X, Y, X_valid, Y_valid, method, epochs, seed)"


def small(method: str) -> Family:
    """Return small drawn data for one method."""
    args: dict[str, Array | Made] = {
        "X": Array("rows inputs"),
        "Y": Array("rows outputs", one_hot),
        "X_valid": Array("others inputs"),
        "Y_valid": Array("others outputs", one_hot),
        "method": Made(lambda rng: method),
        "epochs": Made(lambda rng: 4),
        "seed": SEED,
    }
    sizes = {"rows": 30, "inputs": 6, "outputs": 3, "others": 10}
    return Family(args, {axis: (n, n) for axis, n in sizes.items()}, 3)


class Digits(Family):
    """One case: 200 digits with some wrong labels, 300 for validation, others kept."""

    def draw(self, rng: Rng) -> list[Case]:
        """Draw names and order of the digits, which labels are wrong, and the seed."""
        X, Y = renamed(rng)
        labels, wrong = Y[:200].copy(), rng.permutation(200)[:40]
        labels[wrong] = one_hot(rng, (40, 10))
        sent = {"X": X[:200], "Y": labels, "X_valid": X[200:500], "Y_valid": Y[200:500]}
        seed = int(rng.integers(10**6))
        return [Withheld({**sent, "seed": seed, "test": [X[500:], Y[500:]]}, {})]


def judged(
    params: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray
) -> tuple[float, float]:
    """Return the cross-entropy and the accuracy of a network."""
    p = {name: np.asarray(array) for name, array in params.items()}
    Z = np.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]
    Z = Z - Z.max(axis=1, keepdims=True)
    log_P = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    right = Z.argmax(axis=1) == Y.argmax(axis=1)
    return float(-np.mean(np.sum(Y * log_P, axis=1))), float(np.mean(right))


def reached(seen: Seen) -> dict[str, float]:
    """Judge each network on what it saw and on digits that stayed here."""
    found = {}
    for method in METHODS:
        params = seen.got[method]
        fitted, _ = judged(params, seen.inputs["X"], seen.inputs["Y"])
        _, right = judged(params, *seen.inputs["test"])
        found[f"training loss of {method!r}"] = fitted
        found[f"test accuracy of {method!r}"] = right
    return found


def networks() -> list[str | Step]:
    """Return the steps that train by each method."""
    steps: list[str | Step] = []
    for method in METHODS:
        text = f"params = train(X, Y, X_valid, Y_valid, {method!r}, 100, seed)"
        steps.append(Do(text, f"training with {method!r}"))
        steps.append(See("params", NETWORK, name=method))
    return steps


def check(method: str, title: str, points: int, cases: Family) -> Scenario:
    """Return the check of one method on small data."""
    return Scenario(
        id=method,
        title=title,
        points=points,
        about="train",
        cases=[cases],
        steps=[See(CALL, TRAINED, says="the network", tolerance=1e-8)],
        shrinks=False,
    )


CHECKS: list[Check] = [
    check("none", "Plain training is as asked for", 1, small("none")),
    check("l2", "L2 shrinks weights and leaves biases", 2, small("l2")),
    check("dropout", "Dropout draws a mask for each batch", 2, small("dropout")),
    check("early", "Early stopping stops, and returns the best", 3, Telling({}, {})),
    Experiment(
        id="digits",
        title="Each method reaches on the digits what it can",
        points=2,
        folder=Path(__file__).parent,
        about="train",
        cases=[Digits({}, {}, 1)],
        steps=networks(),
        numbers=reached,
        sides={f"test accuracy of {method!r}": "low" for method in METHODS},
    ),
    ByHand(
        id="training-loss",
        title="Who fits the training labels best",
        points=1,
        name="LOWEST_TRAINING_LOSS",
        answer="none",
        returns=METHOD,
    ),
    ByHand(
        id="test-accuracy",
        title="Who does worst on new digits",
        points=1,
        name="LOWEST_TEST_ACCURACY",
        answer="none",
        returns=METHOD,
    ),
]
