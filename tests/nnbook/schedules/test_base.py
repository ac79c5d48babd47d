"""What all schedules have in common: time as an argument, floats, no memory."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbook
from nnbook.schedules import CosineRestarts, Schedule, StepDecay, WarmUp

SCHEDULES = {
    "constant": nnbook.Constant(0.5),
    "step": nnbook.StepDecay(0.5, every=3, factor=0.1),
    "exponential": nnbook.ExponentialDecay(0.5, factor=0.9),
    "inverse time": nnbook.InverseTimeDecay(0.5, rate=0.3),
    "cosine": nnbook.Cosine(0.5, total=12.5, low=0.01),
    "restarts": nnbook.CosineRestarts(0.5, period=2.5, multiplier=2, low=0.01),
    "warm-up": nnbook.WarmUp(4, then=nnbook.Cosine(0.5, total=12.5)),
}
each_schedule = pytest.mark.parametrize(
    "schedule", SCHEDULES.values(), ids=list(SCHEDULES)
)
TIMES = st.floats(0, 1e300)


@each_schedule
@pytest.mark.parametrize("t", [-1, -1e-9, np.nan, np.inf, "1", None, True, 1j])
def test_time_that_is_none_is_refused(schedule, t):
    with pytest.raises(ValueError, match=r"t is .*, expected a number in \[0, inf\)"):
        schedule(t)


@each_schedule
@given(t=TIMES)
def test_the_rate_stays_between_zero_and_lr(schedule, t):
    assert 0 <= schedule(t) <= 0.5 * (1 + 1e-15)


@each_schedule
@pytest.mark.parametrize("t", [0, 3, 2.5, np.float32(2.5), np.int64(3)])
def test_the_rate_is_a_float_whatever_the_time(schedule, t):
    """Not np.float64, which would turn float32 arithmetic into float64."""
    assert type(schedule(t)) is float
    assert schedule(t) == schedule(float(t))


def test_the_rate_is_a_float_whatever_the_arguments():
    one = np.float64(1)
    assert type(nnbook.Constant(1)(0)) is float
    assert type(nnbook.StepDecay(one, one, one)(2)) is float
    assert type(nnbook.CosineRestarts(one, one, 1, one)(2)) is float
    assert type(nnbook.WarmUp(one, then=lambda t: one)(2)) is float


@each_schedule
def test_times_may_be_asked_for_in_any_order(schedule):
    times = [0, 7.25, 3, 100, 3, 0]
    forward = [schedule(t) for t in times]
    assert [schedule(t) for t in times[::-1]] == forward[::-1]


@each_schedule
def test_a_schedule_cannot_be_changed_and_equals_its_like(schedule):
    name = dataclasses.fields(schedule)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(schedule, name, 1.0)
    assert dataclasses.replace(schedule) == schedule
    assert hash(dataclasses.replace(schedule)) == hash(schedule)


def test_the_base_has_no_formula():
    with pytest.raises(TypeError, match="abstract"):
        Schedule()


@given(
    step=st.integers(0, 10_000),
    batches=st.integers(1, 1000),
    period=st.integers(1, 1000),
    warm=st.integers(1, 1000),
    multiplier=st.integers(1, 3),
)
def test_a_period_of_batches_ends_with_its_last_one(
    step, batches, period, warm, multiplier
):
    """Though t = epoch + batch/batches and the period are rounded."""
    t, length = step // batches + step % batches / batches, period / batches
    falls = StepDecay(1.0, length, 0.99)
    assert falls(t) == pytest.approx(0.99 ** (step // period))
    late = WarmUp(warm / batches, falls)
    if step >= warm:
        assert late(t) == pytest.approx(0.99 ** ((step - warm) // period))
    counted = CosineRestarts(1.0, period, multiplier)(step)
    got = CosineRestarts(1.0, length, multiplier)(t)
    assert got == pytest.approx(counted, abs=1e-6)


def test_tenths_of_epochs():
    times = [i / 10 for i in range(10)]
    restarts = [CosineRestarts(1.0, 0.2)(t) for t in times]
    assert restarts == pytest.approx([1, 0.5] * 5)
    falls = [StepDecay(1.0, 0.2, 0.5)(t) for t in times]
    assert falls == [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.0625, 0.0625]


@each_schedule
def test_an_optimiser_steps_by_the_rate_of_the_moment(schedule):
    theta = np.zeros(1)
    optimizer = nnbook.GradientDescent(theta, lr=1)
    for batch in range(1, 20):
        before = theta.copy()
        optimizer.lr = schedule(batch / 4)
        optimizer.step(np.ones(1))
        assert before - theta == pytest.approx(schedule(batch / 4))
