"""Momentum and Nesterov's momentum against their formulas, in fractions."""

from fractions import Fraction

import numpy as np
import pytest

import nnbook
from tests.nnbook.optimizers.recurrences import (
    each,
    gradients,
    momentum_reference,
    nesterov_reference,
    run,
)


@pytest.mark.parametrize("mu", [0.0, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("average", [False, True])
def test_momentum_is_its_formula(mu, average, rng):
    start, grads = rng.normal(size=4), gradients(rng)
    options = {"lr": 0.37, "mu": mu, "average": average}
    got = run(lambda theta: nnbook.Momentum(theta, **options), start, grads)
    weight = 1 - Fraction(mu) if average else Fraction(1)
    expected = each(momentum_reference, start, grads, lr=0.37, mu=mu, weight=weight)
    np.testing.assert_allclose(got, expected, rtol=1e-12)


def test_momentum_conventions_differ_by_the_rate_alone(rng):
    start, grads = rng.normal(size=4), gradients(rng)
    summed = run(lambda t: nnbook.Momentum(t, lr=0.1, mu=0.8), start, grads)
    averaged = run(
        lambda t: nnbook.Momentum(t, lr=0.5, mu=0.8, average=True), start, grads
    )
    np.testing.assert_allclose(summed, averaged, rtol=1e-12)


def test_momentum_without_memory_is_descent(rng):
    start, grads = rng.normal(size=4), gradients(rng)
    got = run(lambda t: nnbook.Momentum(t, lr=0.1, mu=0), start, grads)
    plain = run(lambda t: nnbook.GradientDescent(t, lr=0.1), start, grads)
    np.testing.assert_array_equal(got, plain)


@pytest.mark.parametrize("mu", [0.0, 0.5, 0.9, 0.99])
def test_nesterov_is_its_formula(mu, rng):
    start, grads = rng.normal(size=4), gradients(rng)
    got = run(lambda theta: nnbook.Nesterov(theta, lr=0.37, mu=mu), start, grads)
    expected = each(nesterov_reference, start, grads, lr=0.37, mu=mu)
    np.testing.assert_allclose(got, expected, rtol=1e-12)


def test_nesterov_looks_ahead(rng):
    """Classical form: u <- mu u - lr grad(x + mu u), x <- x + u."""
    H, lr, mu = np.diag([1.0, 9.0]), 0.05, 0.8
    x, u = np.array([2.0, 1.0]), np.zeros(2)
    theta = x.copy()
    nesterov = nnbook.Nesterov(theta, lr, mu)
    for _ in range(30):
        u = mu * u - lr * H @ (x + mu * u)
        x = x + u
        nesterov.step(H @ theta)
        np.testing.assert_allclose(theta, x + mu * u, rtol=1e-12)


def test_defaults():
    momentum, nesterov = (
        kind(np.zeros(1), lr=1) for kind in (nnbook.Momentum, nnbook.Nesterov)
    )
    assert (momentum.mu, momentum.weight, nesterov.mu) == (0.9, 1, 0.9)
