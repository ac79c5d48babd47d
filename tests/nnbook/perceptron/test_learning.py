"""The perceptron rule against fractions, and what it can and cannot learn."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from nnbook import Perceptron

SQUARE = nnbook.binary_patterns(2)
#: The 2 of 16 functions of two bits that no line separates.
NOT_SEPARABLE = {(0, 1, 1, 0), (1, 0, 0, 1)}
whole = st.integers(-9, 9)


def rosenblatt(X, y, epochs, lr, w, b):
    """The rule by loops over fractions: updates, their number by epoch, w and b."""
    w, b, lr = [Fraction(v) for v in w], Fraction(b), Fraction(lr)
    updates, per_epoch = [], []
    for epoch in range(1, epochs + 1):
        per_epoch.append(0)
        for n, (x, label) in enumerate(zip(X, y, strict=True)):
            x = [Fraction(float(v)) for v in x]
            z = sum(w_i * x_i for w_i, x_i in zip(w, x, strict=True)) + b
            if z < 0 and label == 1:
                w = [w_i + lr * x_i for w_i, x_i in zip(w, x, strict=True)]
                b += lr
            elif z >= 0 and label == 0:
                w = [w_i - lr * x_i for w_i, x_i in zip(w, x, strict=True)]
                b -= lr
            else:
                continue
            per_epoch[-1] += 1
            updates.append((epoch, n, [float(v) for v in w], float(b)))
        if per_epoch[-1] == 0:
            break
    return updates, per_epoch


@given(st.data(), st.integers(1, 4), st.sampled_from([0.25, 1, 2]))
def test_every_update_is_rosenblatts(data, n_in, lr):
    count = data.draw(st.integers(1, 8))
    X = data.draw(st.lists(st.tuples(*[whole] * n_in), min_size=count, max_size=count))
    y = data.draw(st.lists(st.integers(0, 1), min_size=count, max_size=count))
    w, b = data.draw(st.tuples(*[whole] * n_in)), data.draw(whole)
    perceptron = Perceptron(n_in, lr=lr)
    perceptron.w[:], perceptron.b = w, b
    log = perceptron.fit(X, y, epochs=6)
    updates, per_epoch = rosenblatt(X, y, 6, lr, w, b)
    got = zip(log.epoch, log.sample, log.w.tolist(), log.b, strict=True)
    assert list(got) == updates
    assert log.w.shape == (len(updates), n_in)
    np.testing.assert_array_equal(log.per_epoch, per_epoch)
    if updates:
        assert ([*perceptron.w], perceptron.b) == updates[-1][2:]


@pytest.mark.parametrize("outputs", list(product([0, 1], repeat=4)))
def test_fourteen_of_sixteen_gates_are_learned(outputs):
    perceptron = Perceptron(2)
    log = perceptron.fit(SQUARE, outputs)
    separable = outputs not in NOT_SEPARABLE
    assert log.converged == separable
    assert np.array_equal(perceptron.predict(SQUARE), outputs) == separable
    assert len(log.per_epoch) == 100 or separable


def test_two_epochs_by_hand():
    """Points (0,1) and (1,0) of class 1 and (1,1) of class 0, from zero."""
    log = Perceptron(2).fit([[0, 1], [1, 0], [1, 1]], [1, 1, 0], epochs=2)
    np.testing.assert_array_equal(log.epoch, [1, 2, 2, 2])
    np.testing.assert_array_equal(log.sample, [2, 0, 1, 2])
    np.testing.assert_array_equal(log.w, [[-1, -1], [-1, 0], [0, 0], [-1, -1]])
    np.testing.assert_array_equal(log.b, [-1, 0, 1, 0])
    np.testing.assert_array_equal(log.per_epoch, [1, 3])


def test_learning_ends_with_the_first_epoch_without_a_mistake():
    perceptron = Perceptron(2)
    first = perceptron.fit(SQUARE, [0, 0, 0, 1])
    assert first.per_epoch[-1] == 0
    assert (first.per_epoch[:-1] > 0).all()
    w, b = perceptron.w.copy(), perceptron.b
    again = perceptron.fit(SQUARE, [0, 0, 0, 1])
    np.testing.assert_array_equal(again.per_epoch, [0])
    assert again.w.shape == (0, 2)
    assert again.converged
    np.testing.assert_array_equal([*perceptron.w, perceptron.b], [*w, b])


def test_learning_goes_on_where_it_was():
    whole_run, parts = Perceptron(2), Perceptron(2)
    log = whole_run.fit(SQUARE, [0, 0, 0, 1], epochs=4)
    first = parts.fit(SQUARE, [0, 0, 0, 1], epochs=1)
    rest = parts.fit(SQUARE, [0, 0, 0, 1], epochs=3)
    np.testing.assert_array_equal(np.vstack([first.w, rest.w]), log.w)
    np.testing.assert_array_equal([*first.b, *rest.b], log.b)
    assert not first.converged


def test_a_hundred_epochs_by_default_in_the_order_of_the_samples():
    log = Perceptron(2).fit(SQUARE, [0, 1, 1, 0])
    assert log.per_epoch.shape == (100,)
    for epoch in range(1, 101):
        assert (np.diff(log.sample[log.epoch == epoch]) > 0).all()


def test_the_rate_scales_the_path_from_zero(rng):
    X, y = rng.normal(size=(20, 3)), rng.integers(0, 2, size=20)
    one, eighth = Perceptron(3), Perceptron(3, lr=0.125)
    log, scaled = one.fit(X, y, epochs=5), eighth.fit(X, y, epochs=5)
    np.testing.assert_array_equal(log.sample, scaled.sample)
    np.testing.assert_array_equal(log.w / 8, scaled.w)
    np.testing.assert_array_equal(log.b / 8, scaled.b)


def test_a_generator_shuffles_every_epoch_anew(rng):
    X, y = rng.normal(size=(30, 2)), rng.integers(0, 2, size=30)
    seeded = Perceptron(2).fit(X, y, epochs=4, rng=7)
    shuffler = np.random.default_rng(7)
    expected = Perceptron(2)
    updates = []
    for _ in range(4):
        order = shuffler.permutation(30)
        log = expected.fit(X[order], y[order], epochs=1)
        updates += list(order[log.sample])
    np.testing.assert_array_equal(seeded.sample, updates)
    given = Perceptron(2).fit(X, y, epochs=4, rng=np.random.default_rng(7))
    np.testing.assert_array_equal(seeded.w, given.w)
    assert not np.array_equal(seeded.sample, Perceptron(2).fit(X, y, epochs=4).sample)


def test_the_log_is_a_copy():
    perceptron = Perceptron(2)
    log = perceptron.fit(SQUARE, [0, 0, 0, 1])
    last = log.w[-1].copy()
    perceptron.w[:] = 99
    np.testing.assert_array_equal(log.w[-1], last)
    assert len({tuple(w) for w in log.w}) > 1


def test_data_is_left_alone(rng):
    X, y = rng.normal(size=(9, 2)), rng.integers(0, 2, size=9)
    X.flags.writeable = y.flags.writeable = False
    Perceptron(2).fit(X, y, epochs=3, rng=0)


def test_decision_and_prediction(rng):
    perceptron = Perceptron(3)
    perceptron.w[:], perceptron.b = [1, -2, 3], 0.5
    X = rng.normal(size=(50, 3))
    z = [x[0] - 2 * x[1] + 3 * x[2] + 0.5 for x in X]
    np.testing.assert_allclose(perceptron.decision_function(X), z, rtol=1e-12)
    np.testing.assert_array_equal(perceptron.predict(X), [int(v >= 0) for v in z])
    assert np.issubdtype(perceptron.predict(X).dtype, np.integer)
    assert perceptron.decision_function(X.astype(np.float32)).dtype == np.float64


def test_what_lies_on_the_boundary_is_class_one():
    perceptron = Perceptron(1)
    np.testing.assert_array_equal(perceptron.predict([[0], [5]]), [1, 1])
    perceptron.w[:], perceptron.b = 2, -2
    np.testing.assert_array_equal(perceptron.predict([[0.9], [1], [1.1]]), [0, 1, 1])


@pytest.mark.parametrize(("w", "b"), [([1, 2], 3), ([0, -2], 1), ([3, 0], 0)])
def test_the_boundary_is_where_the_decision_is_zero(w, b):
    perceptron = Perceptron(2)
    perceptron.w[:], perceptron.b = w, b
    s = np.array([-2.0, 0.0, 0.5, 7.0])
    points = perceptron.boundary(s)
    assert points.shape == (4, 2)
    np.testing.assert_allclose(perceptron.decision_function(points), 0, atol=1e-13)
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    np.testing.assert_allclose(steps, np.diff(s))
    nearest = abs(b) / np.hypot(*w)
    assert np.linalg.norm(points[1]) == pytest.approx(nearest)
    ahead = (points[3] - points[1]) / 7
    assert np.cross([*w, 0], [*ahead, 0])[2] == pytest.approx(np.hypot(*w))


def test_a_point_that_no_line_can_place_leaves_it_wandering(rng):
    """One wrong label, and no epoch is without a mistake; the others stay few."""
    X = np.vstack([rng.normal(-2, 0.3, (20, 2)), rng.normal(2, 0.3, (20, 2))])
    y = np.repeat([0, 1], 20)
    assert Perceptron(2).fit(X, y).converged
    y[0] = 1
    X[0] = [-2.0, -2.0]
    log = Perceptron(2).fit(X, y)
    assert not log.converged
    assert len(log.per_epoch) == 100


def test_how_it_shows_itself():
    assert repr(Perceptron(3, lr=0.5)) == "Perceptron(3, lr=0.5)"
    assert Perceptron(3).lr == 1


def test_nothing_moves_when_the_data_is_refused():
    perceptron = Perceptron(2)
    for options in ({"epochs": 0}, {"rng": "a"}, {"y": [0, 0, 0, 2]}):
        arguments = {"X": SQUARE, "y": [0, 0, 0, 1]} | options
        with pytest.raises(ValueError, match="expected"):
            perceptron.fit(**arguments)
        np.testing.assert_array_equal([*perceptron.w, perceptron.b], [0, 0, 0])
