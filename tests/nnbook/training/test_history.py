"""The record of a training run."""

import time

import numpy as np
import pytest

import nnbook

SCORES = ((0.5, 0.25), (0.4, 0.75))


@pytest.fixture
def history():
    """Two epochs of batches of 3, 3 and 1 samples, validated."""
    history = nnbook.History()
    for losses, validation in zip(((1, 2, 9), (4, 5, 0)), SCORES, strict=True):
        history.start_epoch()
        for loss, size in zip(losses, (3, 3, 1), strict=True):
            history.add_batch(loss, size)
        history.add_validation(*validation)
        history.end_epoch(0.125 / history.epochs)
    return history


def test_a_new_history_is_empty():
    history = nnbook.History()
    assert history.epochs == 0
    for name in ("train_loss", "val_loss", "val_score", "val_accuracy", "lr"):
        assert getattr(history, name).shape == (0,)
    assert history.batch_loss.size == history.seconds.size == 0
    assert history.table() == []
    assert str(history) == "no epochs"
    with pytest.raises(ValueError, match="no validation losses, expected at least one"):
        _ = history.best_epoch


def test_epochs_and_batches(history):
    assert history.epochs == 2
    np.testing.assert_array_equal(history.batch_loss, [[1, 2, 9], [4, 5, 0]])


def test_train_loss_is_the_mean_of_a_sample(history):
    expected = [(3 * 1 + 3 * 2 + 1 * 9) / 7, (3 * 4 + 3 * 5 + 1 * 0) / 7]
    np.testing.assert_allclose(history.train_loss, expected, rtol=1e-15)
    assert (history.train_loss != history.batch_loss.mean(axis=1)).all()


def test_validation(history):
    np.testing.assert_array_equal(history.val_loss, [0.5, 0.4])
    np.testing.assert_array_equal(history.val_score, [0.25, 0.75])
    np.testing.assert_array_equal(history.val_accuracy, [0.25, 0.75])


def test_a_score_that_is_no_accuracy_is_not_called_so():
    history = nnbook.History("rmse")
    history.start_epoch()
    history.add_validation(4.0, 2.0)
    assert history.val_score == [2]
    assert history.val_accuracy.shape == (0,)


def test_learning_rates_and_seconds(history):
    np.testing.assert_array_equal(history.lr, [0.125, 0.0625])
    assert history.seconds.shape == (2,)
    assert (history.seconds >= 0).all()


def test_seconds_are_those_of_the_epoch_alone():
    history = nnbook.History()
    for pause in (0.02, 0.0):
        history.start_epoch()
        time.sleep(pause)
        history.end_epoch(1)
    assert 0.02 <= history.seconds[0] < 2
    assert history.seconds[1] < history.seconds[0]


def test_best_epoch_counts_from_one_and_takes_the_first_of_equals(history):
    assert history.best_epoch == 2
    for loss, best in ((0.4, 2), (np.nan, 2), (0.1, 5)):
        epoch(history, 3, loss, 0)
        assert history.best_epoch == best


def test_table(history):
    first, second = history.table()
    assert list(first) == [
        "epoch",
        "train_loss",
        "val_loss",
        "val_accuracy",
        "lr",
        "seconds",
    ]
    assert [first["epoch"], second["epoch"]] == [1, 2]
    assert second["train_loss"] == history.train_loss[1]
    assert (second["val_loss"], second["val_accuracy"]) == (0.4, 0.75)
    assert (second["lr"], second["seconds"]) == (0.0625, history.seconds[1])
    assert all(type(value) in (int, float) for value in second.values())


def test_table_without_validation_names_the_metric_of_none():
    history = nnbook.History("r2")
    history.start_epoch()
    history.add_batch(2.0, 5)
    assert history.table() == [{"epoch": 1, "train_loss": 2.0}]
    history.add_validation(1.0, 0.5)
    assert history.table()[0]["val_r2"] == 0.5


def test_text_is_the_table(history):
    lines = str(history).splitlines()
    assert lines[0].split() == list(history.table()[0])
    assert len(lines) == 3
    assert lines[2].split()[:5] == ["2", "3.8571", "0.4000", "0.7500", "0.0625"]


def epoch(history, batches, *scores):
    """An epoch of a loop by hand, validated after its end."""
    history.start_epoch()
    for _ in range(batches):
        history.add_batch(1.0, 8)
    history.end_epoch(0.1)
    if scores:
        history.add_validation(*scores)


@pytest.mark.parametrize("batches", [1, 2, 4])
def test_an_epoch_of_another_number_of_batches_is_refused(batches):
    history = nnbook.History()
    epoch(history, 3)
    said = f"history has {batches} batches in epoch 2, expected 3, as in the first"
    with pytest.raises(ValueError, match=said):
        epoch(history, batches)
    assert len(history.lr) == len(history.seconds) == 1
    unended = nnbook.History()
    for count in (3, batches):
        unended.start_epoch()
        for _ in range(count):
            unended.add_batch(1.0, 8)
    with pytest.raises(ValueError, match=said):
        unended.start_epoch()
    assert unended.epochs == 2


def test_every_epoch_is_validated_or_none_is():
    history = nnbook.History()
    epoch(history, 2)
    epoch(history, 2)
    said = "history has 0 validations, expected 1 before that of epoch 2"
    with pytest.raises(ValueError, match=said):
        history.add_validation(1.0, 0.5)
    assert len(history.table()) == 2
    assert history.val_loss.shape == (0,)
    history = nnbook.History()
    epoch(history, 2, 1.0, 0.5)
    with pytest.raises(ValueError, match="has 1 validations, expected 0 before that o"):
        history.add_validation(1.0, 0.5)
    epoch(history, 2)
    said = "history has 1 validations, expected 2, one for each epoch"
    for refused in (history.start_epoch, history.table, history.__str__):
        with pytest.raises(ValueError, match=said):
            refused()
    history.add_validation(np.nan, np.nan)
    epoch(history, 2, 0.5, 0.75)
    assert [row["epoch"] for row in history.table()] == [1, 2, 3]
    assert history.best_epoch == 3


def test_an_epoch_ends_once():
    history = nnbook.History()
    epoch(history, 1)
    with pytest.raises(ValueError, match="has 1 rates, expected 0 before that of ep"):
        history.end_epoch(0.2)
    assert history.lr.tolist() == [0.1]
    history.start_epoch()
    history.add_batch(1.0, 8)
    with pytest.raises(ValueError, match="history has 1 rates, expected 2, one for ea"):
        history.start_epoch()
    assert history.epochs == 2


def test_memory_of_a_batch_is_two_numbers():
    history = nnbook.History()
    history.start_epoch()
    for _ in range(10):
        history.add_batch(0.5, 3)
    assert history._batch_losses[0].itemsize == 8
    assert history._batch_weights[0].itemsize == 8


def test_the_running_loss_is_the_mean_of_the_newest_epoch(history):
    assert history.running_loss == history.train_loss[-1]
    history.start_epoch()
    with pytest.raises(ValueError, match="no batch in this epoch, expected at least o"):
        _ = history.running_loss
    history.add_batch(2.0, 1)
    history.add_batch(5.0, 2)
    assert history.running_loss == 4


def test_a_score_called_loss_is_refused():
    with pytest.raises(ValueError, match="metric is 'loss', expected another name"):
        nnbook.History("loss")


def test_what_is_refused_leaves_the_record_as_it_was(history):
    before = str(history)
    for bad in (("x", 1), (1.0, "x"), (1, 0), (1.0, np.inf), (None, 1.0)):
        with pytest.raises(ValueError, match=r"(loss|weight) is"):
            history.add_batch(*bad)
    for bad in ((0.1, "x"), (None, 1)):
        with pytest.raises(ValueError, match=r"(loss|score) is"):
            history.add_validation(*bad)
    with pytest.raises(ValueError, match="lr is"):
        history.end_epoch("x")
    good = history.state()
    for wrong in ({}, {"lr": "x"}, {"seconds": np.ones((2, 2))}, {"batch_weights": 1}):
        with pytest.raises(ValueError, match="state"):
            history.load_state(good | wrong if wrong else wrong)
    assert str(history) == before
    assert history.batch_loss.shape == (2, 3)


def test_a_record_of_a_loop_by_hand_can_be_loaded():
    history, other = nnbook.History(), nnbook.History()
    history.start_epoch()
    history.add_batch(np.float32(2), 5)
    other.load_state(history.state())
    assert str(other) == str(history)


def test_a_state_holds_everything(history):
    other = nnbook.History()
    other.load_state(history.state())
    assert str(other) == str(history)
    np.testing.assert_array_equal(other.batch_loss, history.batch_loss)
    other.start_epoch()
    for loss, size in ((1, 3), (1, 3), (15, 1)):
        other.add_batch(loss, size)
    other.add_validation(0.3, 1.0)
    other.end_epoch(0.5)
    assert other.train_loss[2] == 3
    np.testing.assert_array_equal(other.lr, [0.125, 0.0625, 0.5])
    assert (other.epochs, other.best_epoch, len(other.seconds)) == (3, 3, 3)
    assert history.epochs == 2


def test_the_state_of_a_new_history_can_be_loaded(history):
    history.load_state(nnbook.History().state())
    assert str(history) == "no epochs"
    assert history.val_loss.shape == (0,)
