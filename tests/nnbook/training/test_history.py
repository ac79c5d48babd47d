"""The record of a training run."""

import numpy as np
import pytest

import nnbook


@pytest.fixture
def history():
    """Two epochs of batches of 3, 3 and 1 samples, validated."""
    history = nnbook.History()
    for losses, validation in (((1, 2, 9), (0.5, 0.25)), ((4, 5, 0), (0.4, 0.75))):
        history.start_epoch()
        for loss, size in zip(losses, (3, 3, 1), strict=True):
            history.add_batch(loss, size)
        history.add_validation(*validation)
    return history


def test_a_new_history_is_empty():
    history = nnbook.History()
    assert history.epochs == len(history.val_loss) == len(history.val_accuracy) == 0
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
    np.testing.assert_array_equal(history.val_accuracy, [0.25, 0.75])


def test_best_epoch_counts_from_one_and_takes_the_first_of_equals(history):
    assert history.best_epoch == 2
    history.add_validation(0.4, 1)
    assert history.best_epoch == 2
    history.add_validation(0.1, 0)
    assert history.best_epoch == 4
