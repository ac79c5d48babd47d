"""The warm-up against fractions, its laws, and PyTorch."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnbook import Constant, Cosine, ExponentialDecay, StepDecay, WarmUp

LENGTHS = st.floats(0.1, 100)
SHARES = st.floats(0, 1)


@given(LENGTHS, SHARES, st.floats(0, 1, exclude_max=True))
def test_the_rise_is_a_line_from_start_to_the_first_rate(length, start, passed):
    t = passed * length
    done = Fraction(t) / Fraction(length)
    share = Fraction(start) + (1 - Fraction(start)) * done
    got = WarmUp(length, Cosine(0.3, 10), start)(t)
    assert got == pytest.approx(0.3 * float(share), rel=1e-13, abs=1e-300)


@given(LENGTHS, SHARES, st.floats(0, 100))
def test_afterwards_the_other_schedule_begins(length, start, passed):
    then = ExponentialDecay(0.3, 0.9)
    t = length + passed
    assert WarmUp(length, then, start)(t) == then(t - length)


@given(LENGTHS, SHARES)
def test_there_is_no_jump(length, start):
    schedule = WarmUp(length, Constant(0.3), start)
    assert schedule(length) == 0.3
    assert schedule(math.nextafter(length, 0)) == pytest.approx(0.3, rel=1e-14)


def test_the_warm_up_is_over_at_its_length():
    jumps = [1.0, 0.25]
    schedule = WarmUp(2, then=lambda t: jumps[t == 0.0], start=1)
    assert [schedule(t) for t in (0, 1.5, 2, 2.5)] == [0.25, 0.25, 0.25, 1.0]


def test_it_starts_at_zero_unless_told_otherwise():
    assert WarmUp(5, Constant(0.3))(0) == 0
    assert WarmUp(5, Constant(0.3)) == WarmUp(5, Constant(0.3), start=0.0)
    assert WarmUp(5, Constant(0.3), start=0.25)(0) == 0.075


def test_warm_ups_can_be_nested():
    schedule = WarmUp(2, WarmUp(2, Constant(1.0), start=0.5), start=0.5)
    assert [schedule(t) for t in (0, 1, 2, 3, 4)] == [0.25, 0.375, 0.5, 0.75, 1.0]


@pytest.mark.filterwarnings("ignore:The epoch parameter:UserWarning")
def test_agrees_with_torch():
    torch = pytest.importorskip("torch")
    from torch.optim.lr_scheduler import LinearLR, SequentialLR, StepLR

    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.3)
    scheduler = SequentialLR(
        optimizer,
        [LinearLR(optimizer, 0.2, total_iters=5), StepLR(optimizer, 4, gamma=0.5)],
        milestones=[5],
    )
    schedule = WarmUp(5, StepDecay(0.3, 4, 0.5), start=0.2)
    for t in range(30):
        assert schedule(t) == pytest.approx(scheduler.get_last_lr()[0], rel=1e-12)
        optimizer.step()
        scheduler.step()
