"""Source A's log of the 4-4-4-2 network, number for number, from nnbook's own fit."""

import numpy as np
import pytest
from experiments import source_a

import nnbook

LOSS = nnbook.SoftmaxCrossEntropy()


@pytest.fixture(scope="module")
def run():
    return source_a.run()


@pytest.fixture(scope="module")
def data():
    return source_a.data()


def probabilities(run, X):
    return nnbook.softmax(run.network.forward(X))


def test_data_are_those_of_the_source(data):
    assert [part.shape for part in data] == [(102, 4), (102, 2), (26, 4), (26, 2)]
    raw = np.random.RandomState(0).randint(0, 2, size=(128, 4))
    printed = ["0110", "1111", "1110", "0100", "0001", "0110", "0111", "1010"]
    assert ["".join(map(str, row)) for row in raw[:8]] == printed
    assert ["".join(map(str, row)) for row in raw[-2:]] == ["0111", "0010"]


@pytest.mark.parametrize(
    ("epoch", "train_loss", "val_loss", "val_accuracy"),
    [
        (1, "0.8518", "0.7173", "0.5769"),
        (10, "0.6416", "0.8306", "0.1923"),
        (20, "0.6230", "0.8029", "0.2692"),
        (30, "0.5846", "0.7587", "0.4231"),
    ],
)
def test_log(run, epoch, train_loss, val_loss, val_accuracy):
    history, i = run.history, epoch - 1
    assert f"{history.batch_loss.mean(axis=1)[i]:.4f}" == train_loss
    assert f"{history.val_loss[i]:.4f}" == val_loss
    assert f"{history.val_accuracy[i]:.4f}" == val_accuracy


def test_end_of_training(run):
    history = run.history
    assert history.epochs == 31
    assert f"{history.val_loss.min():.4f}" == "0.7173"
    assert f"{history.batch_loss.mean(axis=1)[-1]:.6f}" == "0.541275"
    assert f"{history.val_loss[-1]:.6f}" == "0.744121"
    assert f"{history.val_accuracy[-1]:.4f}" == "0.3846"
    assert f"{history.val_accuracy.max():.4f}" == "0.5769"
    gap = history.val_loss[-1] - history.batch_loss.mean(axis=1)[-1]
    assert f"{gap:.6f}" == "0.202846"


def test_evaluation_of_the_restored_network(run, data):
    assert run.history.best_epoch == 1
    train = nnbook.evaluate(run.network, LOSS, data.X_train, data.Y_train)
    assert [f"{train[0]:.6f}", f"{train[1]:.4f}"] == ["0.732419", "0.6275"]
    val = nnbook.evaluate(run.network, LOSS, data.X_val, data.Y_val)
    assert [f"{val[0]:.6f}", f"{val[1]:.4f}"] == ["0.717273", "0.5769"]


def test_confusion_matrix(run, data):
    C = nnbook.confusion_matrix(data.Y_val, probabilities(run, data.X_val))
    np.testing.assert_array_equal(C, [[4, 4], [7, 11]])
    assert [f"{C[k, k] / C[:, k].sum():.4f}" for k in (0, 1)] == ["0.3636", "0.7333"]
    assert [f"{C[k, k] / C[k].sum():.4f}" for k in (0, 1)] == ["0.5000", "0.6111"]


def test_first_ten_predictions(run, data):
    P = probabilities(run, data.X_val[:10])
    shown = [
        ("".join(str(int(x)) for x in pixels), true, predicted, f"{confidence:.4f}")
        for pixels, true, predicted, confidence in zip(
            data.X_val,
            data.Y_val.argmax(axis=1),
            P.argmax(axis=1),
            P.max(axis=1),
            strict=False,
        )
    ]
    assert shown == [
        ("0100", 1, 1, "0.6308"),
        ("0001", 1, 0, "0.5314"),
        ("0111", 1, 0, "0.5314"),
        ("1001", 0, 0, "0.5314"),
        ("0100", 1, 1, "0.6308"),
        ("0111", 1, 0, "0.5314"),
        ("1111", 0, 1, "0.5492"),
        ("1011", 1, 0, "0.5314"),
        ("1100", 0, 1, "0.8142"),
        ("1010", 0, 0, "0.5416"),
    ]


@pytest.mark.parametrize(
    ("ones", "samples", "as_even", "as_odd"),
    [(0, 0, 0, 0), (1, 9, 3, 6), (2, 7, 4, 3), (3, 9, 4, 5), (4, 1, 0, 1)],
)
def test_predictions_by_number_of_ones(run, data, ones, samples, as_even, as_odd):
    chosen = data.X_val.sum(axis=1) == ones
    predicted = probabilities(run, data.X_val).argmax(axis=1)[chosen]
    assert chosen.sum() == samples
    assert [(predicted == 0).sum(), (predicted == 1).sum()] == [as_even, as_odd]


def test_printed_parameter_count_was_wrong():
    assert nnbook.mlp(source_a.SIZES).parameter_count == 50
    assert nnbook.mlp([4, 16, 16, 2]).parameter_count == 386
