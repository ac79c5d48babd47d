"""What the gradients are for the learner's own forward pass and loss: their slopes."""

from functools import partial

import numpy as np

from exercises.checks import Case, Own
from exercises.checks.base import Bench
from exercises.checks.differences import ALIKE, TOLERANCE, moved, slopes, slopes_of_all
from exercises.checks.own import asked, numbers, seen
from exercises.sandbox.session import Call

Arrays = list[np.ndarray]

OUTPUTS = """[
    deep_forward(X, weights, biases, hidden, output)[0] for weights, biases in points
]"""


def own_slopes(case: Case, bench: Bench) -> list[Own]:
    """Return the slopes of the learner's own loss, if they follow the targets."""
    weights, T = case.inputs["weights"], case.inputs["T"]
    arrays: Arrays = [*weights, *case.inputs["biases"]]
    found, others = (
        slopes_of_all(
            arrays, partial(losses_at, targets=targets, case=case, bench=bench)
        )
        for targets in (T, T[:, ::-1])
    )
    if found is None or others is None:
        return []
    for slope, other, dW in zip(found, others, by_weights(case, bench), strict=False):
        if np.max(np.abs(slope - other)) < ALIKE < np.max(np.abs(dW)):
            return []  # a loss of something else is no beginning of an answer
    return [Own([(found[: len(weights)], found[len(weights) :])], TOLERANCE)]


def by_weights(case: Case, bench: Bench) -> Arrays:
    """Return the right gradients by the weights: those behind dead units are 0."""
    weights, hidden = case.inputs["weights"], case.inputs["hidden"]
    rest = case.inputs["biases"], hidden, case.inputs["output"]
    Y, cache = bench.reference["deep_forward"](case.inputs["X"], weights, *rest)
    T = case.inputs["T"]
    dW: Arrays = bench.reference["deep_backward"](Y, T, weights, hidden, cache)[0]
    return dW


def losses_at(
    points: list[Arrays], targets: np.ndarray, case: Case, bench: Bench
) -> np.ndarray | None:
    """Return the losses of the learner's own outputs, None where there are no numbers.

    They are those of the learner's own loss, too, unless it has proved to be right.
    """
    inputs = {name: case.inputs[name] for name in ("X", "hidden", "output")}
    layers = len(case.inputs["weights"])
    pairs = [(at[:layers], at[layers:]) for at in points]
    outputs = numbers(seen(bench, OUTPUTS, points=pairs, **inputs), targets.shape)
    if outputs is None:
        return None
    rest = targets, inputs["output"]
    if bench.settled(("loss",)):
        return np.array([bench.reference["loss"](Y, *rest) for Y in outputs])
    return numbers(asked(bench, [Call("loss", (Y, *rest)) for Y in outputs]), ())


def from_own_loss(case: Case, bench: Bench) -> list[Own]:
    """Return the gradients that go with the learner's own loss, if it bends.

    They are those of the text for targets that are moved so that (Y - T) / N, for an
    output that is its own sum, is the slope of that loss.
    """
    Y, T, *others = case.args
    points = moved(Y)
    calls = [Call("loss", (at, T, "identity")) for at in points]
    losses = numbers(asked(bench, calls), ())
    if losses is None:
        return []
    slope = slopes(Y, losses)
    if np.max(np.abs(slope)) < ALIKE:
        return []
    right = bench.reference["deep_backward"]
    return [Own(right(Y, Y - len(Y) * slope, *others), TOLERANCE)]
