"""What the gradients are for the learner's own ReLU, by its values and its slopes.

Where only its values are wrong, the right slopes belong to those values as well.
"""

from collections.abc import Iterator

import numpy as np

from exercises.checks import Case, Own
from exercises.checks.base import Bench
from exercises.checks.differences import ALIKE, TOLERANCE, both_sides, moved, slopes
from exercises.checks.own import numbers, seen

VALUES = "[Value(x).relu().data for x in points]"
SLOPES = "[(x, x.relu().backward(), x.grad)[-1] for x in map(Value, points)]"


def relu(text: str, points: np.ndarray, bench: Bench) -> np.ndarray | None:
    """Return values or slopes of the learner's ReLU, None unless all are numbers."""
    found = numbers(seen(bench, text, points=points.ravel().tolist()), ())
    return None if found is None else found.reshape(points.shape)


def slopes_of_values(at: np.ndarray, bench: Bench) -> np.ndarray | None:
    """Return the slopes of the learner's own values, if there is more than one."""
    points = np.concatenate([at, both_sides(bench.rng.spawn(1)[0], (6,))])
    values = relu(VALUES, np.array(moved(points)), bench)
    if values is None:
        return None
    found = slopes(points, values.sum(axis=1))
    return found[: at.size] if np.ptp(found[at.size :]) > ALIKE else None


def of_relus(case: Case, bench: Bench) -> Iterator[Own]:
    """Yield gradients of the sum of two ReLUs, by x, y and z."""
    x, y, z = (case.inputs[name] for name in ("x", "y", "z"))
    value = relu(VALUES, np.array(y), bench)
    if value is None:
        return
    by_z = 0.25 * (float(value) + 3.0)
    yield Own([0.75 * (x > 0), 0.25 * z * (y > 0), by_z])
    own = slopes_of_values(np.array([x, y]), bench)
    if own is not None:
        yield Own([0.75 * own[0], 0.25 * z * own[1], by_z], TOLERANCE)


def of_network(case: Case, bench: Bench) -> list[Own]:
    """Return the gradients of the small network's loss, by both layers' weights.

    Slopes that are all alike are no beginning of an answer.
    """
    X, first, second = (case.inputs[name] for name in ("X", "first", "second"))
    sums = X @ first
    probe = relu(SLOPES, both_sides(bench.rng.spawn(1)[0], (6,)), bench)
    on = relu(SLOPES, sums, bench)
    units = relu(VALUES, sums, bench)
    if probe is None or np.ptp(probe) < ALIKE or on is None or units is None:
        return []
    hidden = units + sums
    d_output = 2.0 * (hidden @ second - 1.0)
    return [Own([np.outer(X, d_output * second * (on + 1.0)), d_output * hidden])]
