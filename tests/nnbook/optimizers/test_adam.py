"""Adam and AdamW against algorithm 1 of their papers, in 60 digits."""

import numpy as np
import pytest

import nnbook
from nnbook.optimizers import base
from tests.nnbook.optimizers.recurrences import adam_reference, each, gradients, run

DECAYS = [(0.9, 0.999), (0.5, 0.25), (0.0, 0.9), (0.9, 0.0), (0.0, 0.0)]


@pytest.mark.parametrize(("beta1", "beta2"), DECAYS)
@pytest.mark.parametrize("eps", [1e-8, 0.1, 10.0])
def test_adam_is_algorithm_1(beta1, beta2, eps, rng):
    start, grads = rng.normal(size=4), gradients(rng)
    options = {"lr": 0.37, "beta1": beta1, "beta2": beta2, "eps": eps}
    got = run(lambda theta: nnbook.Adam(theta, **options), start, grads)
    expected = each(adam_reference, start, grads, **options)
    np.testing.assert_allclose(got, expected, rtol=1e-12)


def test_adam_is_algorithm_1_at_every_single_step(rng):
    start, grads = rng.normal(size=1), gradients(rng, 2)[:, :1]
    theta = start.copy()
    adam = nnbook.Adam(theta)
    for t, g in enumerate(grads, start=1):
        adam.step(g)
        expected = adam_reference(start[0], grads[:t, 0], 1e-3, 0.9, 0.999, 1e-8)
        assert theta[0] == pytest.approx(float(expected), rel=1e-13)
        assert adam.t == t


def test_its_moments_are_those_of_algorithm_1(rng):
    grads, beta1, beta2 = rng.normal(size=(5, 3)), 0.7, 0.9
    adam = nnbook.Adam(np.zeros(3), beta1=beta1, beta2=beta2)
    m, v = np.zeros(3), np.zeros(3)
    for g in grads:
        adam.step(g)
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
        np.testing.assert_allclose(adam.m, m, rtol=1e-13)
        np.testing.assert_allclose(adam.v, v, rtol=1e-13)


def test_adam_moves_by_its_rate_at_first_whatever_the_size_of_the_gradient():
    theta = np.zeros(4)
    nnbook.Adam(theta, lr=0.01, eps=1e-30).step(np.array([1e-9, -1.0, 1e9, -1e-4]))
    np.testing.assert_allclose(theta, [-0.01, 0.01, -0.01, 0.01], rtol=1e-12)


def test_adam_stands_still_without_a_gradient():
    theta = np.ones(3)
    nnbook.Adam(theta).step(np.zeros(3))
    np.testing.assert_array_equal(theta, np.ones(3))


@pytest.mark.parametrize("n", [1, 3, 4, 7])
@pytest.mark.parametrize("kind", [nnbook.Adam, nnbook.AdamW])
def test_theta_in_pieces_moves_as_a_whole(kind, n, rng, monkeypatch):
    start, grads = rng.normal(size=n), rng.normal(size=(5, n))
    whole = run(kind, start, grads)
    monkeypatch.setattr(base, "PIECE", 3)
    np.testing.assert_array_equal(run(kind, start, grads), whole)


def test_pieces_cover_everything_once(monkeypatch):
    monkeypatch.setattr(base, "PIECE", 4)
    for n in range(13):
        covered = [i for piece in base.pieces(n) for i in range(n)[piece]]
        assert covered == list(range(n))
        assert len(base.pieces(n)) == -(-n // 4)


@pytest.mark.parametrize("decay", [0.0, 0.01, 2.0])
def test_adamw_is_its_algorithm(decay, rng):
    start, grads = rng.normal(size=4), gradients(rng)
    options = {"lr": 0.37, "beta1": 0.8, "beta2": 0.95, "eps": 1e-6, "decay": decay}
    got = run(lambda theta: nnbook.AdamW(theta, **options), start, grads)
    np.testing.assert_allclose(
        got, each(adam_reference, start, grads, **options), 1e-12
    )


def test_adamw_spares_what_the_mask_spares(rng):
    start, grads = rng.normal(size=4), gradients(rng)
    mask = np.array([1.0, 0.0, 1.0, 0.0])
    masked = run(lambda t: nnbook.AdamW(t, decay=0.5, mask=mask), start, grads)
    plain = run(nnbook.Adam, start, grads)
    decayed = run(lambda t: nnbook.AdamW(t, decay=0.5), start, grads)
    np.testing.assert_array_equal(masked[1::2], plain[1::2])
    np.testing.assert_array_equal(masked[::2], decayed[::2])
    assert (masked[::2] != plain[::2]).all()


def test_adamw_has_a_mask_of_its_own():
    mask = np.ones(3)
    adamw = nnbook.AdamW(np.ones(3), mask=mask)
    mask[:] = 0
    assert (adamw.mask == 1).all()


def test_adamw_does_not_scale_decay_by_the_gradients_history():
    """What L2 in the gradient would do: Adam divides it by its own size again."""
    theta = np.array([1.0, 1.0])
    nnbook.AdamW(theta, lr=0.1, eps=1e-30, decay=0.5).step(np.array([1e-6, 1e6]))
    np.testing.assert_allclose(theta, 1 - 0.1 * 0.5 - 0.1, rtol=1e-12)


def test_defaults():
    for adam in (nnbook.Adam(np.zeros(1)), nnbook.AdamW(np.zeros(1))):
        options = (adam.lr, adam.beta1, adam.beta2, adam.eps, adam.t)
        assert options == (1e-3, 0.9, 0.999, 1e-8, 0)
    assert nnbook.AdamW(np.zeros(1)).decay == 0.01


@pytest.mark.parametrize("wrong", [[0.5, 1], [7, -3], [np.nan, 1]])
def test_a_mask_is_of_zeros_and_ones(wrong):
    with pytest.raises(ValueError, match=r"mask is .*expected 1 where theta decays"):
        nnbook.AdamW(np.ones(2), mask=wrong)


def test_a_mask_may_be_a_list_or_booleans():
    thetas = [np.ones(2, np.float32) for _ in range(2)]
    for theta, mask in zip(thetas, ([1, 0], np.array([True, False])), strict=True):
        nnbook.AdamW(theta, lr=0.5, decay=1.0, mask=mask).step(np.zeros(2))
        np.testing.assert_array_equal(theta, [0.5, 1])
