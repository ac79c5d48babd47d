"""Patience, counted from the best epoch, and what comes back."""

import numpy as np
import pytest

import nnbook


def network_at(value):
    """A network whose parameters are all `value`, with a dropout layer."""
    network = nnbook.mlp([1, 2, 1], dropout=0.5)
    network.theta[:] = value
    return network


def stops_at(patience, losses):
    """The epoch, from 1, that is told to be the last, or None."""
    stopping = nnbook.EarlyStopping(patience)
    for epoch, loss in enumerate(losses, start=1):
        if stopping.is_over(loss, network_at(epoch)):
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
    stopping, network = nnbook.EarlyStopping(1), network_at(0)
    assert [stopping.is_over(1.0, network) for _ in range(4)] == [0, 1, 1, 1]


def test_restore_brings_back_the_best_theta_in_place():
    stopping, network = nnbook.EarlyStopping(10), network_at(0)
    theta = network.theta
    for loss in (3.0, 1.0, 2.0):
        theta[:] = -loss
        stopping.is_over(loss, network)
    stopping.restore(network)
    assert network.theta is theta
    assert (theta == -1).all()
    assert (stopping.best_loss, stopping.waited) == (1, 1)
    theta[:] = 9
    assert (stopping.best_state["theta"] == -1).all()


def test_what_layers_remember_comes_back_with_theta():
    stopping, network = nnbook.EarlyStopping(10), network_at(1)
    stopping.is_over(1.0, network)
    best = network.state()
    network.forward([[1.0]], train=True)
    assert network.state()["layers"] != best["layers"]
    stopping.restore(network)
    assert network.state()["layers"] == best["layers"]


def test_of_equal_losses_the_first_is_best():
    stopping = nnbook.EarlyStopping(10)
    for value in (1.0, 2.0):
        stopping.is_over(0.5, network_at(value))
    assert (stopping.best_state["theta"] == 1).all()


def test_nothing_to_restore_leaves_theta():
    network = network_at(4)
    nnbook.EarlyStopping(1).restore(network)
    assert (network.theta == 4).all()


def test_as_a_callback_it_reads_the_newest_loss_and_stops_the_run():
    history, network = nnbook.History(), network_at(0)
    adam = nnbook.Adam(network.theta)
    rng = np.random.default_rng(0)
    run = nnbook.Run(network, nnbook.MSE(), adam, history, rng)
    stopping, stops = nnbook.EarlyStopping(1), []
    for loss in (3.0, 2.0, 4.0, 1.0):
        history.start_epoch()
        history.add_validation(loss, 0.0)
        stopping(run)
        stops.append(run.stop)
    assert stops == [False, False, True, True]


def test_a_state_is_what_it_waits_with():
    one, other = nnbook.EarlyStopping(3), nnbook.EarlyStopping(3)
    assert one.state() == {"best_loss": np.inf, "best_state": None, "waited": 0}
    for loss in (2.0, 3.0, 4.0):
        one.is_over(loss, network_at(loss))
    other.load_state(one.state())
    assert (other.best_loss, other.waited) == (2, 2)
    restored = network_at(0)
    other.restore(restored)
    assert (restored.theta == 2).all()
    assert other.is_over(5.0, network_at(5))


@pytest.mark.parametrize(
    "wrong", [{"best_loss": "x"}, {"best_state": 3}, {"waited": None}, {"waited": -1}]
)
def test_a_state_of_another_kind_changes_nothing(wrong):
    stopping = nnbook.EarlyStopping(3)
    stopping.is_over(2.0, network_at(2))
    before = stopping.state()
    new = {"best_loss": 1.0, "best_state": None, "waited": 2}
    with pytest.raises(ValueError, match=f"state's {next(iter(wrong))} is .*expected"):
        stopping.load_state(new | wrong)
    np.testing.assert_equal(stopping.state(), before)


@pytest.mark.parametrize("patience", [0, -1, 2.5, True])
def test_bad_patience_is_named(patience):
    message = f"patience is {patience}, expected an integer of at least 1"
    with pytest.raises(ValueError, match=message):
        nnbook.EarlyStopping(patience)


def test_a_state_is_nobody_elses():
    """Neither the one that is given out nor the one that is taken in."""
    stopping, other = nnbook.EarlyStopping(2), nnbook.EarlyStopping(2)
    network = network_at(3)
    stopping.is_over(1.0, network)
    state = stopping.state()
    other.load_state(state)
    state["best_state"]["theta"][:] = 99
    state["best_state"]["layers"].clear()
    for each in (stopping, other):
        network.theta[:] = 0
        each.restore(network)
        assert (network.theta == 3).all()
