"""Predictions in batches, and what they are worth."""

import tracemalloc

import numpy as np
import pytest

import nnbook
from tests.nnbook import references as ref

CROSS_ENTROPY = nnbook.SoftmaxCrossEntropy()


def samples(rng, N=23, K=2):
    X = rng.normal(size=(N, 3))
    return X, nnbook.one_hot(rng.integers(K, size=N), K)


def line():
    """z = x."""
    network = nnbook.mlp([1, 1])
    network.theta[:] = [1, 0]
    return network


@pytest.mark.parametrize("batch_size", [1, 5, 22, 23, 24])
def test_predictions_are_those_of_one_forward(rng, batch_size):
    X, _ = samples(rng)
    network = nnbook.mlp([3, 8, 2])
    Z = nnbook.predict(network, X, batch_size)
    np.testing.assert_allclose(Z, network.forward(X), rtol=1e-13, atol=1e-15)


def test_predictions_in_float32_of_lists():
    network = nnbook.mlp([2, 3], dtype=np.float32)
    assert nnbook.predict(network, [[1, 2], [3, 4]]).dtype == np.float32


def test_predicting_moves_nothing_and_drops_nothing(rng):
    X, _ = ref.read_only(*samples(rng))
    network = nnbook.mlp([3, 4, 2], dropout=0.5)
    before = network.state()
    np.testing.assert_array_equal(
        nnbook.predict(network, X), nnbook.predict(network, X)
    )
    assert network.state()["layers"] == before["layers"]
    np.testing.assert_array_equal(network.theta, before["theta"])


@pytest.mark.parametrize("function", ["predict", "evaluate"])
def test_memory_is_that_of_one_batch(function):
    network = nnbook.mlp([1, 1000, 1])
    X = np.zeros((3000, 1))
    arguments = {"predict": (X,), "evaluate": (nnbook.MSE(), X, X)}[function]
    tracemalloc.start()
    getattr(nnbook, function)(network, *arguments)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 256 * 1000 * 8 < 3000 * 1000 * 8


@pytest.mark.parametrize("batch_size", [1, 7, 256])
def test_evaluate_is_loss_and_accuracy(rng, batch_size):
    X, Y = samples(rng)
    network = nnbook.mlp([3, 4, 2])
    theta = network.theta.copy()
    loss, accuracy = nnbook.evaluate(
        network, CROSS_ENTROPY, X, Y, batch_size=batch_size
    )
    Z = ref.relu_network(network.theta, (3, 4, 2), X)
    expected = ref.softmax_cross_entropy(Z, Y)
    assert loss == pytest.approx(float(expected), rel=1e-13)
    right = [z.argmax() == y.argmax() for z, y in zip(Z, Y, strict=True)]
    assert accuracy == sum(right) / len(right)
    assert isinstance(loss, float)
    assert isinstance(accuracy, float)
    np.testing.assert_array_equal(network.theta, theta)


@pytest.mark.parametrize("batch_size", [256, 300])
def test_without_a_batch_size_batches_are_of_256(rng, monkeypatch, batch_size):
    sizes, network = [], nnbook.mlp([3, 2])
    forward = network.forward
    monkeypatch.setattr(
        network, "forward", lambda X: sizes.append(len(X)) or forward(X)
    )
    nnbook.evaluate(network, CROSS_ENTROPY, *samples(rng, batch_size))
    nnbook.predict(network, samples(rng, batch_size)[0])
    assert sizes == 2 * {256: [256], 300: [256, 44]}[batch_size]


def test_one_output_splits_at_probability_one_half():
    X = np.array([[-2.0], [-0.2], [0.0], [0.2], [2.0]])
    Y = np.array([[0.0], [0.0], [0.0], [1.0], [0.0]])
    loss, accuracy = nnbook.evaluate(line(), nnbook.BinaryCrossEntropy(), X, Y)
    assert accuracy == 4 / 5
    assert loss == pytest.approx(float(ref.binary_cross_entropy(X, Y)), rel=1e-14)
    half = np.full((5, 1), 0.5)
    assert nnbook.evaluate(line(), nnbook.BinaryCrossEntropy(), X, half)[1] == 3 / 5


def test_binary_cross_entropy_judges_every_output_by_itself():
    network, loss = nnbook.Network([nnbook.Dense(2, 2)]), nnbook.BinaryCrossEntropy()
    network.theta[:] = [1, 0, 0, 1, 0, 0]
    X = np.array([[2.0, 1.0], [1.0, 2.0], [-1.0, 3.0], [3.0, -1.0]])
    for metric in (None, "accuracy"):
        of_all = nnbook.evaluate(network, loss, X, np.ones((4, 2)), metric=metric)
        assert of_all[1] == 6 / 8
        got = nnbook.evaluate(network, loss, X, 1.0 * (X > 0), metric=metric)
        assert got[1] == 1
    assert nnbook.evaluate(network, CROSS_ENTROPY, X, X > 1.5)[1] == 1


@pytest.mark.parametrize("metric", [None, "accuracy", "mae", "r2"])
@pytest.mark.parametrize("loss", [nnbook.BinaryCrossEntropy(), nnbook.MSE()])
@pytest.mark.parametrize("outputs", [1, 2])
def test_a_weight_is_a_number_of_copies(rng, metric, loss, outputs):
    network, copies = nnbook.mlp([3, outputs]), np.array([1, 0, 3, 2, 1])
    X, Y = rng.normal(size=(5, 3)), rng.integers(2, size=(5, outputs)).astype(float)
    weighted = nnbook.evaluate(network, loss, X, Y, copies, metric=metric)
    repeated = (X.repeat(copies, 0), Y.repeat(copies, 0))
    assert weighted == pytest.approx(
        nnbook.evaluate(network, loss, *repeated, metric=metric), rel=1e-12
    )
    plain = nnbook.evaluate(network, loss, X, Y, metric=metric)
    assert weighted[0] != plain[0]


def test_a_function_is_a_metric_without_weights():
    def first(Y, Z):
        return Z[0, 0]

    got = nnbook.evaluate(line(), nnbook.MSE(), REAL_X, REAL_Y, [0, 1, 2], metric=first)
    assert got[1] == 1


REAL_X = np.array([[1.0], [2.0], [4.0]])
REAL_Y = np.array([[1.0], [3.0], [2.0]])


@pytest.mark.parametrize(
    ("metric", "score"),
    [
        (None, np.sqrt(5 / 3)),
        ("rmse", np.sqrt(5 / 3)),
        ("mae", 1.0),
        ("r2", 1 - 5 / 2),
        ("accuracy", 1.0),
        (nnbook.mean_squared_error, 5 / 3),
        (lambda Y, Z: float(Y[0, 0] - 2 * Z[2, 0]), -7.0),
    ],
)
def test_metrics_of_regression(metric, score):
    loss, got = nnbook.evaluate(line(), nnbook.MSE(), REAL_X, REAL_Y, metric=metric)
    assert got == pytest.approx(score, rel=1e-14)
    assert loss == pytest.approx(float(nnbook.MSE()(REAL_X, REAL_Y)), rel=1e-14)


def test_classifiers_may_have_another_metric(rng):
    X, Y = samples(rng)
    network = nnbook.mlp([3, 2])

    def second_recall(Y, Z):
        return nnbook.recall(Y, Z)[1]

    score = nnbook.evaluate(network, CROSS_ENTROPY, X, Y, metric=second_recall)[1]
    assert score == nnbook.recall(Y, network.forward(X))[1]


def test_logits_that_are_not_finite_have_no_score():
    network = line()
    network.theta[:] = np.nan
    loss, score = nnbook.evaluate(network, nnbook.MSE(), REAL_X, REAL_Y)
    assert np.isnan(loss)
    assert np.isnan(score)
