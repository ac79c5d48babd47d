"""Cosine schedules against 60 digits, their laws, and PyTorch."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnbook import Cosine, CosineRestarts
from tests.nnbook.references import big

RATES = st.floats(1e-6, 1e3)
SHARES = st.floats(0, 1)
PERIODS = st.floats(0.1, 100)
TIMES = st.floats(0, 1e3)


def eq_5(lr, low, T_cur, T_i):
    """Equation 5 of Loshchilov and Hutter."""
    wave = 1 + mpmath.cos(mpmath.pi * big(T_cur) / big(T_i))
    return float(big(low) + (big(lr) - big(low)) * wave / 2)


@given(RATES, SHARES, PERIODS, SHARES)
def test_cosine_is_equation_5(lr, share, total, passed):
    low, t = share * lr, passed * total
    expected = eq_5(lr, low, t, total)
    assert Cosine(lr, total, low)(t) == pytest.approx(expected, abs=1e-15 * lr)


@given(RATES, SHARES, PERIODS, st.floats(1, 1e6))
def test_cosine_stays_low_after_its_end(lr, share, total, passed):
    low = share * lr
    assert Cosine(lr, total, low)(math.nextafter(passed * total, np.inf)) == low


@given(RATES, SHARES, PERIODS, TIMES, TIMES)
def test_cosine_never_rises_and_stays_in_its_bounds(lr, share, total, t, later):
    t, later = sorted((t, later))
    schedule = Cosine(lr, total, share * lr)
    rounding = 1e-15 * lr
    assert share * lr <= schedule(later) <= schedule(t) + rounding <= lr + 2 * rounding


@given(PERIODS, SHARES)
def test_cosine_is_symmetric_about_its_middle(total, passed):
    schedule = Cosine(1.0, total)
    mirrored = schedule(total * passed) + schedule(total * (1 - passed))
    assert mirrored == pytest.approx(1, abs=1e-13)


def test_defaults():
    assert Cosine(1.0, 5).low == 0
    assert CosineRestarts(1.0, 5) == CosineRestarts(1.0, 5, multiplier=1, low=0)


def test_low_may_be_as_high_as_lr():
    assert Cosine(0.3, 5, low=0.3)(2) == 0.3
    assert CosineRestarts(0.3, 5, low=0.3)(2) == 0.3


@given(RATES, SHARES, PERIODS, st.integers(1, 5), TIMES)
def test_restarts_are_equation_5(lr, share, period, multiplier, t):
    """The restart before t is found by adding up the periods."""
    low, start, length = share * lr, big(0), big(period)
    while start + length <= t:
        start, length = start + length, length * multiplier
    expected = eq_5(lr, low, float(big(t) - start), float(length))
    got = CosineRestarts(lr, period, multiplier, low)(t)
    near_a_restart = min(big(t) - start, start + length - big(t)) < 1e-9
    assert got == pytest.approx(expected, abs=1e-9 * lr) or near_a_restart


@pytest.mark.parametrize("multiplier", [1, 2, 3])
@pytest.mark.parametrize("period", [1, 4, 2.5])
def test_restarts_jump_back_at_the_end_of_each_period(multiplier, period):
    schedule = CosineRestarts(0.5, period, multiplier, low=0.125)
    edge, length = 0.0, float(period)
    for _ in range(6):
        assert schedule(edge) == 0.5
        assert schedule(edge + length / 2) == pytest.approx(0.3125)
        edge, length = edge + length, length * multiplier
        assert schedule(edge * (1 - 1e-9)) == pytest.approx(0.125)
        assert schedule(math.nextafter(edge, 0)) == 0.5


@given(PERIODS, TIMES)
def test_the_first_period_is_a_cosine(period, t):
    if t < period:
        assert CosineRestarts(0.7, period, 2, 0.1)(t) == Cosine(0.7, period, 0.1)(t)


@given(st.integers(1, 50), st.integers(0, 1000), st.integers(0, 100))
def test_without_a_multiplier_the_rate_is_periodic(period, eighths, periods):
    schedule = CosineRestarts(0.7, period)
    t = eighths / 8
    assert schedule(t + periods * period) == schedule(t)


@pytest.mark.parametrize("multiplier", [1, 2])
def test_restarts_are_quick_at_any_time(multiplier):
    schedule = CosineRestarts(0.7, 1e-300, multiplier, low=0.1)
    assert 0.1 <= schedule(1e300) <= 0.7


@pytest.mark.parametrize(
    ("schedule", "theirs", "options", "epochs"),
    [
        (
            Cosine(0.3, 12, 0.01),
            "CosineAnnealingLR",
            {"T_max": 12, "eta_min": 0.01},
            12,
        ),
        (CosineRestarts(0.3, 5), "CosineAnnealingWarmRestarts", {"T_0": 5}, 40),
        (
            CosineRestarts(0.3, 5, 2, 0.01),
            "CosineAnnealingWarmRestarts",
            {"T_0": 5, "T_mult": 2, "eta_min": 0.01},
            80,
        ),
    ],
    ids=["cosine", "restarts", "longer and longer"],
)
def test_agrees_with_torch(schedule, theirs, options, epochs):
    torch = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.3)
    scheduler = getattr(torch.optim.lr_scheduler, theirs)(optimizer, **options)
    rates = []
    for _ in range(epochs + 1):
        rates.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    got = [schedule(t) for t in range(epochs + 1)]
    np.testing.assert_allclose(got, rates, rtol=1e-10, atol=1e-14)


def test_restarts_agree_with_torch_between_epochs():
    torch = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.3)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(optimizer, 5, 2)
    optimizer.step()
    for t in np.arange(0, 40, 0.25):
        scheduler.step(float(t))
        expected = scheduler.get_last_lr()[0]
        assert CosineRestarts(0.3, 5, 2)(t) == pytest.approx(expected, abs=1e-12)
