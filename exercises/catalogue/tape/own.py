"""What the gradients are for the learner's own ReLU: slopes of the values it gives.

Where only its values are wrong, the right slopes belong to those values as well.
"""

from collections.abc import Iterator

import numpy as np

from exercises.checks import Case, Own
from exercises.checks.base import Bench
from exercises.checks.own import numbers, seen
from exercises.checks.slope import ALIKE, PROBE, TOLERANCE, moved, slopes

ALONE = "[Value(x).relu().data for x in points]"
RELUS = """[
    (Value(x).relu() * 3.0 + Value(y).relu() * Value(z)).data for x, y, z in points
]"""
# The sums are the text's, so that only ReLU is the learner's.
UNITS = "[[Value(z).relu().data for z in row] for row in points]"


def right(points: np.ndarray, bench: Bench) -> bool:
    """Say whether the learner's own ReLU is right at these points."""
    values = numbers(seen(bench, ALONE, points=points.ravel().tolist()), ())
    want = np.maximum(points.ravel(), 0.0)
    return values is not None and bool(np.allclose(values, want, rtol=1e-6, atol=0.0))


def pretended(here: np.ndarray, bench: Bench) -> bool:
    """Say whether the learner's ReLU is right elsewhere, and another around here."""
    elsewhere = np.random.default_rng(here.size).normal(0.0, 3.0, 20)
    around = np.array([here - 1e-5, here + 1e-5])
    return right(elsewhere, bench) and not right(around, bench)


def bends(bench: Bench) -> bool:
    """Say whether the learner's own ReLU has more than one slope, as it must."""
    points = [x for at in (PROBE + 1e-5, PROBE - 1e-5) for x in at.ravel().tolist()]
    found = numbers(seen(bench, ALONE, points=points), ())
    if found is None:
        return False
    up, down = np.split(found, 2)
    return bool(np.ptp((up - down) / 2e-5) > ALIKE)


def of_relus(case: Case, bench: Bench) -> Iterator[Own]:
    """Yield gradients of the sum of two ReLUs, by x, y and z."""
    yield from slopes_of_relus(case, bench)
    x, y, z = (case.inputs[name] for name in ("x", "y", "z"))
    found = numbers(seen(bench, ALONE, points=[y]), ())
    if found is not None:
        yield Own([3.0 * (x > 0), z * (y > 0), float(found[0])])


def of_network(case: Case, bench: Bench) -> Iterator[Own]:
    """Yield gradients of the loss of the small network, by both layers' weights."""
    yield from slopes_of_network(case, bench)
    X, first, second = (case.inputs[name] for name in ("X", "first", "second"))
    sums = X @ first
    found = numbers(seen(bench, UNITS, points=[sums.tolist()]), second.shape)
    if found is not None:
        d_output = 2.0 * (found[0] @ second - 1.0)
        d_sums = d_output * second * (sums > 0)
        yield Own([np.outer(X, d_sums), d_output * found[0]])


def slopes_of_relus(case: Case, bench: Bench) -> list[Own]:
    """Return the slopes of the sum of two ReLUs, by x, y and z."""
    at = np.array([case.inputs[name] for name in ("x", "y", "z")])
    points = [point.tolist() for point in moved(at)]
    found = numbers(seen(bench, RELUS, points=points), ())
    if found is None or not bends(bench) or pretended(at[:2], bench):
        return []
    return [Own(slopes(at, found).tolist(), TOLERANCE)]


def slopes_of_network(case: Case, bench: Bench) -> list[Own]:
    """Return the slopes of the loss of the small network, by both layers' weights."""
    X, first, second = (case.inputs[name] for name in ("X", "first", "second"))
    points = [(at, second) for at in moved(first)] + [
        (first, at) for at in moved(second)
    ]
    sums = [(X @ W1).tolist() for W1, _ in points]
    rows = seen(bench, UNITS, points=sums)
    hidden = numbers(rows, second.shape)
    if hidden is None or not bends(bench) or pretended(X @ first, bench):
        return []
    pairs = zip(hidden, points, strict=True)
    losses = np.array([(units @ W2 - 1.0) ** 2 for units, (_, W2) in pairs])
    by_first, by_second = np.split(losses, [1 + 2 * first.size])
    return [Own([slopes(first, by_first), slopes(second, by_second)], TOLERANCE)]
