"""What the gradients are for the learner's own forward pass and loss: their slopes."""

from collections.abc import Sequence

import numpy as np

from exercises.checks import Case, Own
from exercises.checks.base import Bench
from exercises.checks.own import asked, numbers, seen
from exercises.checks.slope import ALIKE, TOLERANCE, moved, slopes
from exercises.sandbox.session import Call

Arrays = list[np.ndarray]

LOSSES = """[
    loss(deep_forward(X, weights, biases, hidden, output)[0], T, output)
    for weights, biases in points
]"""


def own_slopes(case: Case, bench: Bench) -> list[Own]:
    """Return the slopes of the learner's own loss, if it has any."""
    weights, biases = case.inputs["weights"], case.inputs["biases"]
    arrays: Arrays = [*weights, *biases]
    here = losses_at([arrays], case, bench)
    if here is None or np.allclose(here, right_loss(case, bench)):
        return []
    if pretended(float(here[0]), case, bench):
        return []
    points = [at for i in range(len(arrays)) for at in around(arrays, i)]
    losses = losses_at(points, case, bench)
    if losses is None:
        return []
    counts = [1 + 2 * array.size for array in arrays]
    parts = zip(arrays, np.split(losses, np.cumsum(counts)[:-1]), strict=True)
    found = [slopes(array, part) for array, part in parts]
    if max(np.max(np.abs(slope)) for slope in found) < ALIKE:
        return []  # a loss that stays the same is no beginning of an answer
    return [Own([(found[: len(weights)], found[len(weights) :])], TOLERANCE)]


def around(arrays: Arrays, i: int) -> list[Arrays]:
    """Return all arrays, with each entry of one of them moved."""
    return [[*arrays[:i], at, *arrays[i + 1 :]] for at in moved(arrays[i])]


def right_loss(case: Case, bench: Bench) -> float:
    """Return the loss of the reference; where it is right, its slopes are, too."""
    X, T, *rest = case.args
    Y, _ = bench.reference["deep_forward"](X, *rest)
    return float(bench.reference["loss"](Y, T, rest[-1]))


def pretended(here: float, case: Case, bench: Bench) -> bool:
    """Say whether the learner's loss is right elsewhere, and another one only here."""
    T, output = case.inputs["T"], case.inputs["output"]
    arguments = [case.inputs[name] for name in ("X", "weights", "biases", "hidden")]
    passed = asked(bench, [Call("deep_forward", (*arguments, output))])
    Y = numbers(
        [passed[0][0]] if passed and isinstance(passed[0], tuple) else None, T.shape
    )
    if Y is None:
        return False
    elsewhere = np.random.default_rng(T.size).uniform(0.1, 0.9, T.shape)
    said = numbers(asked(bench, [Call("loss", (elsewhere, T, output))]), ())
    right = bench.reference["loss"]
    if said is None or not np.allclose(said[0], right(elsewhere, T, output)):
        return False
    return not np.allclose(here, right(Y[0], T, output))


def losses_at(points: Sequence[Arrays], case: Case, bench: Bench) -> np.ndarray | None:
    """Return the learner's own losses, None where there are no numbers."""
    inputs = {name: case.inputs[name] for name in ("X", "T", "hidden", "output")}
    layers = len(case.inputs["weights"])
    pairs = [(list(at[:layers]), list(at[layers:])) for at in points]
    return numbers(seen(bench, LOSSES, points=pairs, **inputs), ())


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
