"""Decays against 60 digits, their laws, and PyTorch."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnbook import Constant, ExponentialDecay, InverseTimeDecay, StepDecay
from tests.nnbook.references import big

RATES = st.floats(1e-8, 1e3)
FACTORS = st.floats(0.01, 1)
TIMES = st.floats(0, 1e3)


@given(RATES, TIMES)
def test_constant_is_constant(lr, t):
    assert Constant(lr)(t) == lr


@given(RATES, st.floats(0.01, 100), FACTORS, TIMES)
def test_step_decay_is_its_formula(lr, every, factor, t):
    falls = Fraction(t) / Fraction(every) * (1 + Fraction(1e-10)) // 1
    expected = big(lr) * big(factor) ** int(falls)
    assert StepDecay(lr, every, factor)(t) == pytest.approx(float(expected), rel=1e-12)


@pytest.mark.parametrize("every", [1, 3, 2.5])
def test_step_decay_falls_at_its_steps_and_nowhere_else(every):
    schedule = StepDecay(1.0, every, 0.5)
    for falls in range(1, 5):
        edge = falls * every
        assert schedule(edge) == 0.5**falls
        assert schedule(edge * (1 - 1e-9)) == 0.5 ** (falls - 1)
        assert schedule(math.nextafter(edge, 0)) == 0.5**falls


@given(RATES, FACTORS, TIMES)
def test_exponential_decay_is_its_formula(lr, factor, t):
    expected = big(lr) * mpmath.exp(big(t) * mpmath.log(big(factor)))
    got = ExponentialDecay(lr, factor)(t)
    assert got == pytest.approx(float(expected), rel=1e-12, abs=1e-300)


@given(RATES, FACTORS, TIMES, st.floats(0, 10))
def test_exponential_decay_loses_the_same_share_in_the_same_time(lr, factor, t, s):
    schedule = ExponentialDecay(lr, factor)
    expected = schedule(t) * factor**s
    assert schedule(t + s) == pytest.approx(expected, rel=1e-9, abs=1e-300)


@given(RATES, st.floats(0, 100), TIMES)
def test_inverse_time_decay_is_its_formula(lr, rate, t):
    expected = Fraction(lr) / (1 + Fraction(rate) * Fraction(t))
    got = InverseTimeDecay(lr, rate)(t)
    assert got == pytest.approx(float(expected), rel=1e-14)


@given(RATES, st.floats(0, 100), FACTORS, TIMES, TIMES)
def test_decays_never_rise(lr, rate, factor, t, later):
    t, later = sorted((t, later))
    for schedule in (
        StepDecay(lr, 1 + rate, factor),
        ExponentialDecay(lr, factor),
        InverseTimeDecay(lr, rate),
    ):
        assert schedule(0) == lr
        assert schedule(later) <= schedule(t)


def test_decays_end_at_zero_without_a_warning():
    for schedule in (
        StepDecay(1.0, 1e-300, 0.5),
        ExponentialDecay(1.0, 0.5),
        InverseTimeDecay(1.0, 1e300),
    ):
        assert schedule(1e300) == 0


def test_limits_of_what_is_allowed():
    assert StepDecay(2.0, 5, factor=1)(100) == 2
    assert ExponentialDecay(2.0, factor=1)(100) == 2
    assert InverseTimeDecay(2.0, rate=0)(100) == 2


@pytest.mark.parametrize(
    ("schedule", "theirs", "options"),
    [
        (Constant(0.3), "ConstantLR", {"factor": 1, "total_iters": 5}),
        (StepDecay(0.3, 4, 0.7), "StepLR", {"step_size": 4, "gamma": 0.7}),
        (ExponentialDecay(0.3, 0.7), "ExponentialLR", {"gamma": 0.7}),
    ],
    ids=["constant", "step", "exponential"],
)
def test_agrees_with_torch(schedule, theirs, options):
    torch = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.3)
    scheduler = getattr(torch.optim.lr_scheduler, theirs)(optimizer, **options)
    rates = []
    for _ in range(30):
        rates.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    np.testing.assert_allclose([schedule(t) for t in range(30)], rates, rtol=1e-12)
