"""The training loop."""

import numpy as np
import pytest

import nnbook
from tests.nnbook import references as ref

CROSS_ENTROPY = nnbook.SoftmaxCrossEntropy()


def samples(rng, N=23, K=2):
    X = rng.normal(size=(N, 3))
    return X, nnbook.one_hot(rng.integers(K, size=N), K)


def trained(rng_or_seed=0, *, seed=1, optimizer=nnbook.Adam, **options):
    """A small network after `fit`, with its history."""
    X, Y = samples(np.random.default_rng(0))
    network = nnbook.mlp([3, 4, 2], seed=seed)
    options = {"epochs": 3, "batch_size": 5, "rng": rng_or_seed} | options
    moves = optimizer(network.theta, lr=0.1)
    return network, nnbook.fit(network, CROSS_ENTROPY, moves, X, Y, **options)


# The loop


def plain_loop(network, optimizer, X, Y, epochs, batch_size, rng):
    """Training as one would write it down, with its own bookkeeping."""
    losses, sizes = [], []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        losses.append([])
        sizes.append([])
        while len(order):
            batch, order = order[:batch_size], order[batch_size:]
            losses[-1].append(network.loss_grad(CROSS_ENTROPY, X[batch], Y[batch]))
            optimizer.step(network.grad)
            sizes[-1].append(len(batch))
    return np.array(losses), np.array(sizes)


@pytest.mark.parametrize("batch_size", [1, 5, 23, 100])
@pytest.mark.parametrize(
    "optimizer", [nnbook.Adam, nnbook.Momentum, nnbook.GradientDescent]
)
def test_fit_is_the_plain_loop(batch_size, optimizer):
    X, Y = samples(np.random.default_rng(0))
    network = nnbook.mlp([3, 4, 2], seed=1)
    moves = optimizer(network.theta, lr=0.1)
    generator = np.random.default_rng(7)
    losses, sizes = plain_loop(network, moves, X, Y, 3, batch_size, generator)
    fitted, history = trained(7, optimizer=optimizer, batch_size=batch_size)
    np.testing.assert_array_equal(fitted.theta, network.theta)
    np.testing.assert_array_equal(history.batch_loss, losses)
    assert history.epochs == 3
    expected = [sum(a * b) / 23 for a, b in zip(losses, sizes, strict=True)]
    np.testing.assert_allclose(history.train_loss, expected, rtol=1e-14)


@pytest.mark.parametrize(("N", "batches"), [(64, 2), (65, 3), (300, 10)])
def test_batches_of_32_and_seed_0_by_default(N, batches):
    X, Y = samples(np.random.default_rng(0), N)
    thetas = []
    for options in ({}, {"batch_size": 32, "rng": np.random.default_rng(0)}):
        network = nnbook.mlp([3, 2])
        adam = nnbook.Adam(network.theta)
        history = nnbook.fit(network, CROSS_ENTROPY, adam, X, Y, epochs=1, **options)
        assert history.batch_loss.shape == (1, batches)
        thetas.append(network.theta)
    np.testing.assert_array_equal(*thetas)


@pytest.mark.parametrize(
    "make", [lambda: 7, lambda: np.int64(7), lambda: np.random.default_rng(7)]
)
def test_a_seed_of_any_integer_type_is_a_generator(make):
    theta = trained(7)[0].theta
    np.testing.assert_array_equal(trained(make())[0].theta, theta)
    assert (trained(8)[0].theta != theta).any()
    assert (trained()[0].theta == trained(0)[0].theta).all()


def test_the_old_generator_can_be_used():
    one, other = (trained(np.random.RandomState(3))[0] for _ in range(2))
    np.testing.assert_array_equal(one.theta, other.theta)


def test_global_randomness_is_neither_used_nor_touched():
    np.random.seed(5)  # noqa: NPY002
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    first = trained(validation=samples(np.random.default_rng(1)), patience=2)[0].theta
    np.testing.assert_array_equal(np.random.get_state()[1], before)  # noqa: NPY002
    np.random.seed(6)  # noqa: NPY002
    again = trained(validation=samples(np.random.default_rng(1)), patience=2)[0].theta
    np.testing.assert_array_equal(first, again)


def test_data_are_not_written_to(rng):
    X, Y = ref.read_only(*samples(rng))
    network = nnbook.mlp([3, 4, 2])
    adam = nnbook.Adam(network.theta)
    nnbook.fit(network, CROSS_ENTROPY, adam, X, Y, epochs=2, validation=(X, Y))


def test_lists_train_as_arrays_do():
    X, Y = [[0, 0], [0, 1], [1, 0], [1, 1]], [[1, 0], [0, 1], [0, 1], [1, 0]]
    thetas = []
    for wrap in (list, np.array):
        network = nnbook.mlp([2, 4, 2])
        adam = nnbook.Adam(network.theta)
        nnbook.fit(network, CROSS_ENTROPY, adam, wrap(X), wrap(Y), epochs=2)
        thetas.append(network.theta)
    np.testing.assert_array_equal(*thetas)


def test_float32_stays_float32():
    X, Y = samples(np.random.default_rng(0))
    network = nnbook.mlp([3, 4, 2], dtype=np.float32)
    adam = nnbook.Adam(network.theta)
    history = nnbook.fit(
        network, CROSS_ENTROPY, adam, X, Y, epochs=2, validation=(X, Y)
    )
    assert network.theta.dtype == adam.m.dtype == np.float32
    assert history.batch_loss.dtype == np.float64


def test_xor_is_learned():
    X, y = nnbook.logic_gate("xor")
    network = nnbook.mlp([2, 8, 2], seed=3)
    adam = nnbook.Adam(network.theta, lr=0.05)
    history = nnbook.fit(network, CROSS_ENTROPY, adam, X, nnbook.one_hot(y), epochs=300)
    assert nnbook.accuracy(y, network.forward(X)) == 1
    assert history.train_loss[-1] < 0.01 < history.train_loss[0]


# Validation and early stopping


def test_validation_is_measured_at_the_end_of_each_epoch():
    held_out = samples(np.random.default_rng(1))
    for epochs in (1, 2, 3):
        network, history = trained(epochs=epochs, validation=held_out)
        assert len(history.val_loss) == len(history.val_accuracy) == epochs
        expected = nnbook.evaluate(network, CROSS_ENTROPY, *held_out)
        assert (history.val_loss[-1], history.val_accuracy[-1]) == expected


def test_without_patience_the_last_theta_stays():
    held_out = samples(np.random.default_rng(1))
    watched = trained(epochs=30, validation=held_out)[0]
    np.testing.assert_array_equal(watched.theta, trained(epochs=30)[0].theta)


@pytest.mark.parametrize("patience", [1, 3, 8])
def test_patience_counts_from_the_best_epoch_and_brings_it_back(patience):
    held_out = samples(np.random.default_rng(1))
    free = trained(epochs=60, validation=held_out)[1].val_loss
    stop = next(
        (e for e in range(60) if e - free[: e + 1].argmin() >= patience), len(free) - 1
    )
    network, history = trained(epochs=60, validation=held_out, patience=patience)
    assert history.epochs == stop + 1 < 60
    np.testing.assert_array_equal(history.val_loss, free[: stop + 1])
    loss, _ = nnbook.evaluate(network, CROSS_ENTROPY, *held_out)
    assert loss == free[: stop + 1].min()
    best = trained(epochs=history.best_epoch, validation=held_out)[0]
    np.testing.assert_array_equal(network.theta, best.theta)


def test_the_best_comes_back_when_the_epochs_run_out_first():
    held_out = samples(np.random.default_rng(1))
    network, history = trained(epochs=12, validation=held_out, patience=50)
    assert history.epochs == 12 > history.best_epoch
    loss, _ = nnbook.evaluate(network, CROSS_ENTROPY, *held_out)
    assert loss == history.val_loss.min()


# Bad input

GOOD_X, GOOD_Y = np.ones((6, 3)), np.tile([1.0, 0.0], (6, 1))
NAN_X = np.where(np.eye(6, 3) > 0, np.nan, GOOD_X)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"X": np.ones((6, 4))},
            r"X has shape \(6, 4\), expected \(N, 3\) with N >= 1",
        ),
        ({"X": np.ones(6)}, r"X has shape \(6,\), expected \(N, 3\)"),
        ({"X": np.ones((0, 3))}, r"X has shape \(0, 3\), expected"),
        ({"Y": np.ones((6, 3))}, r"Y has shape \(6, 3\), expected \(N, 2\)"),
        ({"Y": np.ones(6)}, r"Y has shape \(6,\), expected"),
        ({"Y": np.ones((5, 2))}, "Y is '5 samples', expected 6, as many as X"),
        ({"X": NAN_X}, r"X\[0, 0\] is nan, expected finite numbers"),
        ({"Y": np.full((6, 2), np.inf)}, r"Y\[0, 0\] is inf, expected finite"),
        ({"epochs": 0}, "epochs is 0, expected an integer of at least 1"),
        ({"epochs": 1.5}, "epochs is 1.5, expected an integer"),
        ({"batch_size": 0}, "batch_size is 0, expected an integer of at least 1"),
        ({"batch_size": -3}, "batch_size is -3, expected an integer of at least 1"),
        (
            {"patience": 0, "validation": (GOOD_X, GOOD_Y)},
            "patience is 0, expected an in",
        ),
        ({"patience": 3}, "validation is None, expected held-out data when patience"),
        (
            {"validation": (np.ones((4, 2)), GOOD_Y[:4])},
            r"validation X has shape \(4, 2\), expected \(N, 3\)",
        ),
        (
            {"validation": (GOOD_X, np.ones((6, 3)))},
            r"validation Y has shape \(6, 3\), expected \(N, 2\)",
        ),
        (
            {"validation": (GOOD_X, GOOD_Y[:4])},
            "validation Y is '4 samples', expected 6",
        ),
        (
            {"validation": (NAN_X, GOOD_Y)},
            r"validation X\[0, 0\] is nan, expected",
        ),
        (
            {"optimizer": nnbook.Adam(np.ones(26))},
            "optimizer is .*, expected one made with",
        ),
    ],
)
def test_bad_arguments_are_named_and_nothing_moves(changed, message):
    network = nnbook.mlp([3, 4, 2])
    theta, grad = network.theta.copy(), network.grad.copy()
    arguments = {
        "network": network,
        "loss": CROSS_ENTROPY,
        "optimizer": nnbook.Adam(network.theta),
        "X": GOOD_X,
        "Y": GOOD_Y,
        "epochs": 2,
    }
    with pytest.raises(ValueError, match=message):
        nnbook.fit(**(arguments | changed))
    np.testing.assert_array_equal(network.theta, theta)
    np.testing.assert_array_equal(network.grad, grad)


@pytest.mark.parametrize("rng", ["seven", 1.5])
def test_what_cannot_seed_is_refused(rng):
    with pytest.raises(ValueError, match=f"rng is {rng!r}, expected an integer"):
        trained(rng)


# What is shown


def test_nothing_is_printed_unless_asked_for(capsys):
    trained()
    assert capsys.readouterr() == ("", "")


def test_progress_goes_to_standard_error(capsys):
    pytest.importorskip("tqdm")
    held_out = samples(np.random.default_rng(1))
    _, history = trained(progress=True, validation=held_out)
    out, err = capsys.readouterr()
    assert out == ""
    assert "3/3" in err
    assert f"val_loss={history.val_loss[-1]:.4f}" in err
    assert f"val_accuracy={history.val_accuracy[-1]:.4f}" in err
    assert f" loss={history.train_loss[-1]:.4f}" in err
