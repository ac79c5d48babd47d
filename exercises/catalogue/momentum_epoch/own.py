"""What the gradients are for the learner's own loss: its slopes."""

from collections.abc import Callable
from functools import partial

import numpy as np

from exercises.checks import Case, Own
from exercises.checks.base import Bench
from exercises.checks.differences import ALIKE, TOLERANCE, slopes_of_all
from exercises.checks.own import numbers, seen

Arrays = dict[str, np.ndarray]

NAMES = ("W1", "b1", "W2", "b2")
STEP = 1e-6  # so small that it hardly ever leads across a corner of ReLU
#: A network with two samples, all of whose hidden units are on.
PROBE = {
    "W1": np.linspace(0.3, 1.3, 12).reshape(3, 4),
    "b1": np.full(4, 0.1),
    "W2": np.array([[0.5, -0.3], [-0.2, 0.4], [0.1, 0.2], [-0.4, 0.3]]),
    "b2": np.array([0.2, -0.1]),
}
X = np.array([[1.0, 2.0, 0.5], [0.5, 1.0, 1.5]])
TARGETS = np.eye(2), np.eye(2)[[0, 0]]


def losses_at(
    points: list[Arrays], X: np.ndarray, Y: np.ndarray, bench: Bench
) -> np.ndarray | None:
    """Return the learner's own losses, None unless all are numbers."""
    text = "[loss_and_gradients(at, X, Y)[0] for at in points]"
    return numbers(seen(bench, text, points=points, X=X, Y=Y), ())


def by_parameters(
    points: list[list[np.ndarray]], X: np.ndarray, Y: np.ndarray, bench: Bench
) -> np.ndarray | None:
    """Return the learner's own losses at lists of parameters."""
    return losses_at([dict(zip(NAMES, at, strict=True)) for at in points], X, Y, bench)


def telling(bench: Bench) -> bool:
    """Say whether the targets move the slopes of the learner's own loss, in each array.

    They do not move those of a constant, nor those of a sum of parameters.
    """
    points = [
        {**PROBE, name: array + step * np.linspace(0.5, 1.0, array.shape[-1])}
        for step in (STEP, -STEP)
        for name, array in PROBE.items()
    ]
    both = [losses_at(points, X, Y, bench) for Y in TARGETS]
    if both[0] is None or both[1] is None:
        return False
    up, down = np.split(both[0] - both[1], 2)
    return bool(np.min(np.abs(up - down) / (2 * STEP)) > ALIKE)


def own_slopes(
    with_loss: bool = False, tolerance: float = TOLERANCE
) -> Callable[[Case, Bench], list[Own]]:
    """Return what gives the gradients for the learner's own loss, and that loss."""

    def own(case: Case, bench: Bench) -> list[Own]:
        params = {name: case.inputs[name] for name in NAMES}
        classes = len(params["b2"])
        targets = np.eye(classes)[case.inputs["labels"] % classes]
        X = case.inputs["X"]
        here = losses_at([params], X, targets, bench)
        if here is None or not telling(bench):
            return []
        losses = partial(by_parameters, X=X, Y=targets, bench=bench)
        found = slopes_of_all(list(params.values()), losses, STEP)
        if found is None:
            return []
        grads = dict(zip(NAMES, found, strict=True))
        return [Own([float(here[0]), grads] if with_loss else [grads], tolerance)]

    return own
