"""The training loop."""

import tracemalloc
from functools import partial

import numpy as np
import pytest

import nnbook
from nnbook.training.checks import require_batches
from tests.nnbook import references as ref
from tests.nnbook.training.bad_fits import FIT
from tests.nnbook.training.runs import same

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


# Weights, penalties, rates, clipping


def plain_steps(batch_step, **options):
    """A network trained by `batch_step`, and one by `fit` with the options."""
    X, Y = samples(np.random.default_rng(0))
    weights = np.random.default_rng(2).uniform(0.5, 2, size=23)
    network = nnbook.mlp([3, 4, 2], seed=1)
    moves = nnbook.Momentum(network.theta, lr=0.1)
    rng, losses, counts = np.random.default_rng(7), [], []
    for epoch in range(3):
        for i, (x, y, w) in enumerate(nnbook.minibatches(X, Y, 5, rng, weights)):
            losses.append(batch_step(network, moves, x, y, w, epoch + i / 5))
            counts.append(w.sum() if "weights" in options else len(x))
    if "weights" in options:
        options["weights"] = weights.tolist()
    fitted, history = trained(7, optimizer=nnbook.Momentum, **options)
    np.testing.assert_array_equal(fitted.theta, network.theta)
    np.testing.assert_array_equal(history.batch_loss.ravel(), losses)
    expected = np.multiply(losses, counts).reshape(3, 5).sum(axis=1)
    expected /= np.reshape(counts, (3, 5)).sum(axis=1)
    np.testing.assert_allclose(history.train_loss, expected, rtol=1e-14)
    return history


def test_weights_count_the_samples_of_each_batch():
    def step(network, moves, x, y, w, t):
        value = network.loss_grad(CROSS_ENTROPY, x, y, w)
        moves.step(network.grad)
        return value

    plain_steps(step, weights=True)


def test_l2_is_added_to_the_loss():
    def step(network, moves, x, y, w, t):
        value = network.loss_grad(CROSS_ENTROPY, x, y, l2=0.3)
        moves.step(network.grad)
        return value

    plain_steps(step, l2=0.3)


def test_a_schedule_sets_the_rate_before_each_step():
    times = []

    def schedule(t):
        times.append(t)
        return np.float64(0.1 / (1 + t))

    def step(network, moves, x, y, w, t):
        moves.lr = 0.1 / (1 + t)
        value = network.loss_grad(CROSS_ENTROPY, x, y)
        moves.step(network.grad)
        return value

    history = plain_steps(step, schedule=schedule)
    assert times == [epoch + i / 5 for epoch in range(3) for i in range(5)]
    np.testing.assert_array_equal(history.lr, [0.1 / 1.8, 0.1 / 2.8, 0.1 / 3.8])


def test_a_schedules_rate_is_a_plain_number():
    options = {"epochs": 1, "schedule": lambda t: np.float64(0.5)}
    seen = []
    trained(callbacks=[lambda run: seen.append(type(run.optimizer.lr))], **options)
    assert seen == [float]


def test_long_gradients_are_clipped():
    lengths = []

    def step(network, moves, x, y, w, t):
        value = network.loss_grad(CROSS_ENTROPY, x, y)
        lengths.append(nnbook.clip_by_norm(network.grad, 0.4))
        moves.step(network.grad)
        return value

    plain_steps(step, clip_norm=0.4)
    assert min(lengths) < 0.4 < max(lengths)


def test_samples_of_weight_zero_are_as_if_they_were_not_there():
    X, Y = samples(np.random.default_rng(0))
    weights = np.arange(23) % 4.0
    thetas = []
    for kept in (slice(None), weights > 0):
        network = nnbook.mlp([3, 4, 2])
        adam = nnbook.Adam(network.theta)
        options = {"epochs": 3, "batch_size": 1, "weights": weights[kept]}
        history = nnbook.fit(network, CROSS_ENTROPY, adam, X[kept], Y[kept], **options)
        assert history.batch_loss.shape == (3, 17)
        thetas.append(network.theta)
    np.testing.assert_array_equal(*thetas)


def test_images_train_in_batches_of_any_size():
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(7, 2, 4, 4)), nnbook.one_hot(np.arange(7) % 2)
    layers = [nnbook.Conv2d(2, 3, 3), nnbook.Flatten(), nnbook.Dense(12, 2)]
    network = nnbook.Network(layers)
    adam = nnbook.Adam(network.theta, lr=0.05)
    history = nnbook.fit(
        *(network, CROSS_ENTROPY, adam, X, Y),
        epochs=20,
        batch_size=3,
        validation=(X, Y),
    )
    assert history.train_loss[-1] < history.train_loss[0] / 2
    assert history.val_accuracy[-1] == 1


def test_regression_is_scored_by_its_error_and_not_by_accuracy():
    X = np.linspace(-1, 1, 20)[:, None]
    network = nnbook.mlp([1, 1])
    sgd = nnbook.GradientDescent(network.theta, lr=0.1)
    options = {"epochs": 50, "validation": (X, 3 * X + 1)}
    history = nnbook.fit(network, nnbook.MSE(), sgd, X, 3 * X + 1, **options)
    assert history.metric == "rmse"
    assert history.val_score[-1] == pytest.approx(np.sqrt(history.val_loss[-1]))
    assert history.val_accuracy.size == 0
    scored = nnbook.fit(
        *(network, nnbook.MSE(), sgd, X, 3 * X + 1), metric="r2", **options
    )
    assert scored.metric == "r2"
    assert scored.val_score[-1] > 0.99
    named = trained(metric=lambda Y, Z: 7, validation=samples(np.random.default_rng(1)))
    assert (named[1].metric, *named[1].val_score) == ("score", 7, 7, 7)


# Callbacks


def test_callbacks_are_called_in_order_after_each_epoch():
    calls = []
    held_out = samples(np.random.default_rng(1))

    def first(run):
        calls.append((1, run.epoch, len(run.history.val_loss), len(run.history.lr)))

    def second(run):
        calls.append((2, run.network.theta.copy()))
        assert run.optimizer.theta is run.network.theta
        assert run.loss is CROSS_ENTROPY

    rng = np.random.default_rng(0)
    network, _ = trained(rng, callbacks=(first, second), validation=held_out)
    assert calls[::2] == [(1, 1, 1, 1), (1, 2, 2, 2), (1, 3, 3, 3)]
    np.testing.assert_array_equal(calls[-1][1], network.theta)


def test_a_callback_may_stop_the_run():
    def stop(run):
        run.stop = run.epoch == 2

    network, history = trained(epochs=9, callbacks=[stop])
    assert history.epochs == 2
    np.testing.assert_array_equal(network.theta, trained(epochs=2)[0].theta)


def test_a_callback_may_change_the_rate():
    def halve(run):
        run.optimizer.lr /= 2

    history = trained(callbacks=[halve])[1]
    np.testing.assert_array_equal(history.lr, [0.1, 0.05, 0.025])


def test_early_stopping_brings_back_what_layers_remember():
    X, Y = samples(np.random.default_rng(0))
    states = []
    layers = [nnbook.Dense(3, 4), nnbook.BatchNorm(4), nnbook.Dense(4, 2)]
    network = nnbook.Network(layers)
    adam = nnbook.Adam(network.theta, lr=0.1)
    history = nnbook.fit(
        *(network, CROSS_ENTROPY, adam, X, Y),
        epochs=40,
        validation=samples(np.random.default_rng(1)),
        patience=3,
        callbacks=[lambda run: states.append(network.state())],
    )
    assert history.best_epoch < history.epochs < 40
    best = states[history.best_epoch - 1]
    assert repr(network.state()) == repr(best)
    assert repr(states[-1]["layers"]) != repr(best["layers"])


def test_memory_does_not_grow_with_the_number_of_steps():
    X, Y = samples(np.random.default_rng(0), 400)
    sizes = []

    def measure(run):
        sizes.append(tracemalloc.get_traced_memory()[0])

    network = nnbook.mlp([3, 8, 2])
    adam = nnbook.Adam(network.theta)
    tracemalloc.start()
    options = {"epochs": 8, "batch_size": 2, "callbacks": [measure]}
    nnbook.fit(network, CROSS_ENTROPY, adam, X, Y, **options)
    tracemalloc.stop()
    # Two numbers of 8 bytes are kept of each of an epoch's 200 batches, and no more.
    assert max(np.diff(sizes[1:])) < 200 * (16 + 8)


# Bad input


def test_what_decays_in_a_dead_unit_does_not_stay_subnormal():
    """A unit dies in the first epoch: its sums shrink below the normal numbers."""

    def die(run):
        run.network.layers[0].b[:] = -1e6

    network = nnbook.mlp((2, 3, 1), dtype=np.float32)
    optimizer = nnbook.Adam(network.theta, beta1=0.6, beta2=0.6)
    tiny, held = np.finfo(np.float32).tiny, []

    def look(run):
        sums = np.concatenate([optimizer.sum_g, optimizer.sum_g2])
        held.append(((np.abs(sums) < tiny) & (sums != 0)).any())

    fit = partial(nnbook.fit, network, nnbook.MSE(), optimizer)
    fit(np.ones((4, 2)), np.ones((4, 1)), epochs=400, callbacks=[die, look])
    assert any(held)
    assert not any(held[300:])


@pytest.mark.parametrize(
    ("changed", "message"), [row[1:] for row in FIT], ids=[row[0] for row in FIT]
)
def test_bad_arguments_are_named_and_nothing_moves(changed, message):
    network = nnbook.mlp([3, 4, 2])
    theta, grad = network.theta.copy(), network.grad.copy()
    adam = nnbook.Adam(network.theta)
    arguments = {
        "network": network,
        "loss": CROSS_ENTROPY,
        "optimizer": adam,
        "X": np.ones((6, 3)),
        "Y": np.tile([1.0, 0.0], (6, 1)),
        "epochs": 2,
    }
    with pytest.raises(ValueError, match=message):
        nnbook.fit(**(arguments | changed))
    np.testing.assert_array_equal(network.theta, theta)
    np.testing.assert_array_equal(network.grad, grad)
    assert (adam.t, adam.lr) == (0, 1e-3)


def normalised(*layers):
    """A network with batch normalisation, that gets the `layers` before it."""
    return nnbook.Network([*layers, nnbook.BatchNorm(2), *tail(layers)])


def tail(layers):
    return (
        [nnbook.Flatten(), nnbook.Dense(2 * 9, 2)] if layers else [nnbook.Dense(2, 2)]
    )


@pytest.mark.parametrize(("samples", "batch_size"), [(33, 32), (5, 1), (1, 4), (9, 4)])
def test_a_sample_alone_in_a_batch_is_refused_where_it_has_no_variance(
    samples, batch_size
):
    network = normalised()
    adam, before = nnbook.Adam(network.theta), network.state()
    X, Y = np.ones((samples, 2)), np.ones((samples, 2))
    options = {"epochs": 1, "batch_size": batch_size}
    message = (
        rf"^batch_size is {batch_size}, which leaves one of {samples} samples .*ex"
    )
    with pytest.raises(ValueError, match=message):
        nnbook.fit(network, nnbook.MSE(), adam, X, Y, **options)
    np.testing.assert_array_equal(network.theta, before["theta"])
    assert adam.t == 0
    for other in (samples + 1, samples + 2):  # weights of 0 do not count
        X, w = np.ones((other, 2)), np.arange(other) >= other - samples
        with pytest.raises(ValueError, match=message):
            nnbook.fit(network, nnbook.MSE(), adam, X, X, weights=w, **options)


def test_a_sample_alone_in_a_batch_is_enough_elsewhere():
    images = normalised(nnbook.Conv2d(1, 2, 3))
    for network, X in (
        (images, np.ones((3, 1, 5, 5))),
        (nnbook.mlp([2, 3, 2], dropout=0.5), np.ones((3, 2))),
        (normalised(), np.ones((4, 2))),
    ):
        adam = nnbook.Adam(network.theta)
        fit = partial(nnbook.fit, network, nnbook.MSE(), adam)
        fit(X, np.ones((len(X), 2)), epochs=1, batch_size=2)
        assert adam.t == 2


def test_a_batch_of_one_sample_is_tried_on_a_copy(rng):
    network = nnbook.Network(
        [nnbook.BatchNorm(2), nnbook.Flatten(), nnbook.Dropout(0.5), nnbook.Dense(8, 1)]
    )
    before, X = network.state(), rng.normal(size=(3, 2, 2, 2))
    require_batches(network, X, 2)
    same(network.state(), before)


def test_what_is_tried_beforehand_leaves_no_trace():
    X, Y = np.ones((3, 2)), np.ones((3, 2))
    ends = []
    for metric in (None, "rmse"):
        network = nnbook.mlp([2, 3, 2], dropout=0.5)
        adam = nnbook.Adam(network.theta)
        options = {"epochs": 2, "batch_size": 2, "validation": (X, Y)}
        nnbook.fit(network, nnbook.MSE(), adam, X, Y, metric=metric, **options)
        ends.append(network.theta)
    np.testing.assert_array_equal(*ends)


def test_held_out_samples_may_have_weights(rng):
    X, Y = samples(rng)
    weights = np.arange(len(X)) % 3
    rest = {"metric": "accuracy", "patience": 2}
    _, history = trained(validation=(X, Y, weights), **rest)
    counted = (X.repeat(weights, 0), Y.repeat(weights, 0))
    _, repeated = trained(validation=counted, **rest)
    near = {"rtol": 1e-12}
    np.testing.assert_allclose(history.val_loss, repeated.val_loss, **near)
    np.testing.assert_allclose(history.val_score, repeated.val_score, **near)
    _, plain = trained(validation=(X, Y), **rest)
    assert (history.val_loss != plain.val_loss).all()


def test_a_metric_called_loss_does_not_hide_the_loss(rng):
    def loss(Y, Z):
        return 0.25

    _, history = trained(validation=samples(rng), metric=loss)
    row = history.table()[0]
    assert row["val_score"] == 0.25
    assert row["val_loss"] == history.val_loss[0] != 0.25


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
    assert "epoch 3/3" in err
    assert f"val_loss={history.val_loss[-1]:.4f}" in err
    assert f"val_accuracy={history.val_accuracy[-1]:.4f}" in err
    assert f" loss={history.train_loss[-1]:.4f}" in err
