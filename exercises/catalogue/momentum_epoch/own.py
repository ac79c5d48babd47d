"""What the gradients are for the learner's own loss: its slopes."""

from collections.abc import Callable

import numpy as np

from exercises.checks import Case, Own
from exercises.checks.base import Bench
from exercises.checks.own import numbers, seen
from exercises.checks.slope import ALIKE, TOLERANCE, moved, slopes

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


Inputs = tuple[Arrays, np.ndarray, np.ndarray]


def losses_at(
    points: list[Arrays], X: np.ndarray, Y: np.ndarray, bench: Bench
) -> np.ndarray | None:
    """Return the learner's own losses, None unless all are numbers."""
    text = "[loss_and_gradients(at, X, Y)[0] for at in points]"
    return numbers(seen(bench, text, points=points, X=X, Y=Y), ())


def loss_and_slopes(
    params: Arrays, X: np.ndarray, Y: np.ndarray, bench: Bench
) -> tuple[float, Arrays] | None:
    """Return the learner's own loss and its slopes, None if it gives no numbers."""
    points = [
        {**params, name: at} for name in NAMES for at in moved(params[name], STEP)
    ]
    losses = losses_at(points, X, Y, bench)
    if losses is None:
        return None
    counts = [1 + 2 * params[name].size for name in NAMES]
    parts = zip(NAMES, np.split(losses, np.cumsum(counts)[:-1]), strict=True)
    found = {name: slopes(params[name], part, STEP) for name, part in parts}
    return float(losses[0]), found


def may_differ(inputs: Inputs, bench: Bench) -> bool:
    """Say whether the own loss is a number, and not the right one."""
    losses = losses_at([inputs[0]], *inputs[1:], bench)
    want, _ = bench.reference["loss_and_gradients"](*inputs)
    return losses is not None and not np.allclose(losses, want)


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
        inputs = params, case.inputs["X"], targets
        if not (may_differ(inputs, bench) and telling(bench)):
            return []
        found = loss_and_slopes(*inputs, bench)
        if found is None:
            return []
        return [Own(list(found) if with_loss else [found[1]], tolerance)]

    return own
