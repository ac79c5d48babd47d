"""Plateaus: when training has stopped paying."""

from types import SimpleNamespace

import pytest

from nnbook.estimators.plateau import Plateau


def epochs(losses, tol, patience):
    """How many epochs are run until the plateau is reached, or None."""
    plateau = Plateau(tol, patience)
    for epoch in range(1, len(losses) + 1):
        run = SimpleNamespace(stop=False)
        run.history = SimpleNamespace(train_loss=losses[:epoch])
        plateau(run)
        if run.stop:
            return epoch
    return None


@pytest.mark.parametrize(
    ("losses", "tol", "patience", "expected"),
    [
        ([5, 4, 3, 2, 1], 1, 1, None),
        ([5, 4, 3.5, 2, 1], 1, 1, 3),
        ([5, 4, 4, 4, 4], 0.5, 2, 4),
        ([5, 4, 4, 4, 3, 3, 3, 3], 0.5, 3, 8),
        ([5, 4, 6, 5.5, 5], 0, 3, 5),
        ([5, 5, 5, 5], 0, 2, None),
        # Small gains lower what must be beaten, and do not count.
        ([5, 4.75, 4.5, 4.25, 4], 0.5, 3, 4),
        ([5, float("nan"), float("nan")], 0, 2, 3),
        ([float("nan")] * 3, 0, 2, 2),
    ],
)
def test_stops(losses, tol, patience, expected):
    assert epochs(losses, tol, patience) == expected
