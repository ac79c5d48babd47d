"""Patience, counted from the best epoch."""

import numpy as np
import pytest

import nnbook


def stops_at(patience, losses):
    """The epoch, from 1, that is told to be the last, or None."""
    stopping = nnbook.EarlyStopping(patience)
    for epoch, loss in enumerate(losses, start=1):
        if stopping.is_over(loss, np.array([float(epoch)])):
            return epoch
    return None


@pytest.mark.parametrize(
    ("patience", "losses", "epoch"),
    [
        (1, [3, 2, 1, 0], None),
        (1, [3, 3], 2),
        (2, [1, 2, 3], 3),
        (2, [1, 2, 0.5, 2, 2], 5),
        (3, [1, 2, 2, 0.9, 2, 2, 2], 7),
        (2, [1, 0.5, 0.7, 0.6], 4),
        (2, [float("nan")] * 3, 2),
        (2, [1, float("nan"), 0.5, 1], None),
        (1, [float("inf"), 1], 1),
    ],
)
def test_patience(patience, losses, epoch):
    assert stops_at(patience, losses) == epoch


def test_once_over_it_stays_over():
    stopping = nnbook.EarlyStopping(1)
    assert [stopping.is_over(1.0, np.zeros(1)) for _ in range(4)] == [0, 1, 1, 1]


def test_restore_brings_back_the_best_theta_in_place():
    stopping, theta = nnbook.EarlyStopping(10), np.zeros(2)
    for loss in (3.0, 1.0, 2.0):
        theta[:] = [loss, -loss]
        stopping.is_over(loss, theta)
    kept = theta
    stopping.restore(theta)
    assert kept is theta
    np.testing.assert_array_equal(theta, [1, -1])
    assert (stopping.best_loss, stopping.waited) == (1, 1)
    theta[:] = 9
    np.testing.assert_array_equal(stopping.best_theta, [1, -1])


def test_of_equal_losses_the_first_is_best():
    stopping = nnbook.EarlyStopping(10)
    for value in (1.0, 2.0):
        stopping.is_over(0.5, np.array([value]))
    assert stopping.best_theta == [1]


def test_nothing_to_restore_leaves_theta():
    theta = np.array([4.0])
    nnbook.EarlyStopping(1).restore(theta)
    assert theta == [4]


@pytest.mark.parametrize("patience", [0, -1, 2.5, True])
def test_bad_patience_is_named(patience):
    message = f"patience is {patience}, expected an integer of at least 1"
    with pytest.raises(ValueError, match=message):
        nnbook.EarlyStopping(patience)
