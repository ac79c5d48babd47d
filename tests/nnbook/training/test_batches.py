"""Mini-batches."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook


@given(st.integers(1, 40), st.integers(1, 50), st.integers(0, 9))
def test_batches_are_a_permutation_with_parts_kept_together(N, batch_size, seed):
    X = np.arange(N)[:, None] * [1.0, 10.0]
    Y, weights = -X[:, :1], X[:, 0] + 1
    rng = np.random.default_rng(seed)
    batches = list(nnbook.minibatches(X, Y, batch_size, rng, weights))
    sizes = [len(x) for x, _, _ in batches]
    assert all(size == batch_size for size in sizes[:-1])
    assert 1 <= sizes[-1] <= batch_size
    x, y, w = (np.concatenate([batch[i] for batch in batches]) for i in range(3))
    assert sorted(x[:, 0]) == sorted(X[:, 0])
    np.testing.assert_array_equal(x[:, 1], 10 * x[:, 0])
    np.testing.assert_array_equal(y[:, 0], -x[:, 0])
    np.testing.assert_array_equal(w, x[:, 0] + 1)


def test_batches_are_pairs_in_the_order_that_the_callers_generator_draws():
    X = np.arange(7.0)[:, None]
    order = np.random.default_rng(3).permutation(7)
    batches = nnbook.minibatches(X, 2 * X, 3, np.random.default_rng(3))
    pairs = [pair for x, y in batches for pair in zip(x[:, 0], y[:, 0], strict=True)]
    assert pairs == [(i, 2 * i) for i in order]


def test_the_old_generator_can_be_used():
    X = np.arange(7.0)[:, None]
    order = np.random.RandomState(3).permutation(7)
    ((x, _),) = nnbook.minibatches(X, X, 7, np.random.RandomState(3))
    np.testing.assert_array_equal(x[:, 0], order)


def test_neighbours_do_not_stay_together():
    X, rng = np.arange(60.0)[:, None], np.random.default_rng(0)
    for x, _ in nnbook.minibatches(X, X, 20, rng):
        assert (np.diff(x[:, 0]) != 1).any()


def test_every_epoch_has_an_order_of_its_own():
    X, rng = np.arange(50.0)[:, None], np.random.default_rng(0)
    one, other = (next(nnbook.minibatches(X, X, 50, rng))[0] for _ in range(2))
    assert (one != other).any()


def test_batches_of_images_are_copies():
    X = np.arange(48.0).reshape(6, 1, 2, 4)
    kept = X.copy()
    for x, y in nnbook.minibatches(X, X, 4, np.random.default_rng(0)):
        assert x.shape[1:] == (1, 2, 4)
        x[:] = y[:] = -1
    np.testing.assert_array_equal(X, kept)


def test_bad_arguments_are_refused_at_the_call_and_draw_nothing():
    X, rng = np.ones((3, 1)), np.random.default_rng(0)
    before = rng.bit_generator.state
    with pytest.raises(ValueError, match="Y is '4 samples', expected as many as X, 3"):
        nnbook.minibatches(X, np.ones((4, 1)), 2, rng)
    assert rng.bit_generator.state == before


@pytest.mark.parametrize("X", [np.ones((0, 2)), np.array(1.0)])
def test_no_samples_are_no_batches(X):
    with pytest.raises(ValueError, match=r"X has shape .*, expected \(N, ...\)"):
        nnbook.minibatches(X, X, 2, np.random.default_rng(0))


def test_what_holds_no_numbers_is_refused(rng):
    X, Y = np.ones((3, 2)), np.array(["a", "b", "c"])
    for parts in ((Y, X), (X, Y), (X, np.array([None] * 3))):
        with pytest.raises(ValueError, match=r"(X|Y) has dtype .*, expected numbers"):
            nnbook.minibatches(*parts, 2, rng)
