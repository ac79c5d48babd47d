"""Noisy copies and balanced subsets: what they keep, and what they change."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from nnbook.datasets.sampling import shares


@pytest.fixture
def data(rng):
    """Sixty samples that can be told apart, of classes 0, 3 and 4 in disorder."""
    y = rng.permutation(np.repeat([0, 3, 4], [10, 20, 30]))
    return nnbook.Dataset(np.stack([np.arange(60.0), y * 1.0], axis=1), y)


@given(st.integers(0, 1000), st.integers(1, 20))
def test_shares_are_all_of_it_and_even(n, K):
    assert len(shares(n, K)) == K
    assert sum(shares(n, K)) == n
    assert shares(n, K) == sorted(shares(n, K))
    assert max(shares(n, K)) - min(shares(n, K)) <= 1


def rows(data):
    return Counter((*map(float, x), int(k)) for x, k in zip(*data, strict=True))


@pytest.mark.parametrize("copies", [1, 2, 5])
def test_copies_without_noise_are_the_samples(data, copies):
    got = nnbook.noisy_copies(data, copies)
    assert isinstance(got, nnbook.Dataset)
    assert rows(got) == dict.fromkeys(rows(data), copies)
    assert got.X[:, 0].tolist() != sorted(got.X[:, 0])


def test_one_copy_without_noise_if_nothing_is_said(data):
    assert rows(nnbook.noisy_copies(data)) == rows(data)


def test_noise_is_normal_with_its_deviation(rng):
    stats = pytest.importorskip("scipy.stats")
    X = np.full((500, 2), 3.0)
    got = nnbook.noisy_copies(nnbook.Dataset(X, np.zeros(500, int)), 4, 0.25, rng)
    assert got.X.shape == (2000, 2)
    assert stats.kstest((got.X.ravel() - 3) / 0.25, "norm").pvalue > 0.01
    assert abs(np.corrcoef(got.X.T)[0, 1]) < 0.1


def test_noise_leaves_a_sample_with_its_label(data):
    got = nnbook.noisy_copies(data, 3, 0.01)
    np.testing.assert_array_equal(np.round(got.X[:, 1]), got.y)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_and_shape_stay_and_the_data_too(dtype, rng):
    X = rng.normal(size=(4, 1, 3, 3)).astype(dtype)
    data = nnbook.Dataset(X.copy(), np.arange(4))
    got = nnbook.noisy_copies(data, 2, 0.5)
    assert (got.X.dtype, got.X.shape) == (dtype, (8, 1, 3, 3))
    np.testing.assert_array_equal(data.X, X)
    nnbook.noisy_copies(data).X[:] = 7
    np.testing.assert_array_equal(data.X, X)


def same(data, other):
    return all(np.array_equal(a, b) for a, b in zip(data, other, strict=True))


def draws(data):
    return [
        lambda rng: nnbook.noisy_copies(data, 2, 0.5, rng),
        lambda rng: nnbook.balanced_subset(data, 20, rng),
    ]


def test_a_seed_says_everything(data):
    for draw in draws(data):
        assert same(draw(3), draw(3))
        assert same(draw(3), draw(np.random.default_rng(3)))
        assert not same(draw(3), draw(4))
        generator = np.random.default_rng(3)
        assert not same(draw(generator), draw(generator))


def test_the_seed_is_0_if_none_is_given(data):
    assert same(nnbook.noisy_copies(data, 2), nnbook.noisy_copies(data, 2, rng=0))
    assert same(nnbook.balanced_subset(data, 9), nnbook.balanced_subset(data, 9, rng=0))


@given(st.integers(1, 30), st.integers(0, 99))
def test_a_subset_is_even_and_holds_nothing_twice(n, seed):
    y = np.repeat([4, 0, 3], [30, 10, 20])
    data = nnbook.Dataset(np.arange(60.0)[:, None], y)
    got = nnbook.balanced_subset(data, n, seed)
    assert [sum(got.y == k) for k in (0, 3, 4)] == shares(n, 3)
    assert len(set(got.X.ravel())) == n
    assert rows(got) <= rows(data)


def test_a_subset_comes_in_random_order(data):
    assert nnbook.balanced_subset(data, 30).y.tolist() != [0] * 10 + [3] * 10 + [4] * 10


def test_every_sample_can_be_drawn(data):
    drawn = {x for s in range(99) for x in nnbook.balanced_subset(data, 9, s).X[:, 0]}
    assert len(drawn) == 60


def test_the_smallest_class_can_be_used_up(data):
    assert Counter(nnbook.balanced_subset(data, 30).y.tolist()) == {0: 10, 3: 10, 4: 10}
    assert len(nnbook.balanced_subset(data, 32).y) == 32
    message = "n is 33, expected at most what the smallest class .* which has 10 sample"
    with pytest.raises(ValueError, match=message):
        nnbook.balanced_subset(data, 33)


@pytest.mark.parametrize(
    ("call", "wrong"),
    [
        (lambda data, rng: nnbook.noisy_copies(data, -1, rng=rng), "copies"),
        (lambda data, rng: nnbook.noisy_copies(data, noise=-1, rng=rng), "noise"),
        (lambda data, rng: nnbook.balanced_subset(data, 61, rng), "n"),
    ],
)
def test_a_generator_does_not_move_for_what_is_refused(call, wrong, data):
    generator = np.random.default_rng(0)
    with pytest.raises(ValueError, match=f"^{wrong} is"):
        call(data, generator)
    assert generator.random() == np.random.default_rng(0).random()
