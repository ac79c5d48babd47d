"""Each kind of check proves what is so, and does without no part of its proof."""

from dataclasses import replace
from random import Random

from sympy import Eq, Interval, Limit, Ne, Sum, symbols

from derivations.checks import Algebra, EveryNumber, Given, Induction, SetEquality
from derivations.definitions import Context
from derivations.notation import Indicator, relu
from derivations.step import Step
from derivations.subgradients import Subgradients
from derivations.verdict import judge
from tests.derivations.small import CONTEXT, K, L, f, k, r, t, verdict, x


def test_a_false_induction_is_refuted() -> None:
    right = Step("sum", f[t], t * (t + 1) / 2, "Gauss.", Induction(on=t))
    assert verdict(right).holds
    for wrong in (t * (t - 1) / 2, t * (t + 1) / 2 + 1, t):
        assert verdict(Step("sum", f[t], wrong, "Not.", Induction(on=t))).refuted


def test_induction_needs_its_base() -> None:
    """f_t = t (t + 1) / 2 + c takes the right steps for every c, from a wrong start."""
    shifted = t * (t + 1) / 2 + symbols("c")
    assert not Induction(on=t).proves(f[t], shifted, CONTEXT)


def test_induction_needs_its_step() -> None:
    """t starts where f starts, and goes another way."""
    assert not Induction(on=t).proves(f[t], t, CONTEXT)


def test_a_wrong_set_is_refuted_by_a_member() -> None:
    slopes = Subgradients(relu(r), r, 0)
    check = SetEquality()
    assert verdict(Step("set", slopes, Interval(0, 1), "Slopes.", check)).holds
    for wrong in (Interval(0, 2), Interval.open(0, 1), Interval(-1, 1)):
        assert verdict(Step("set", slopes, wrong, "Slopes.", check)).refuted


def test_zero_is_a_case_where_it_is_claimed() -> None:
    left = Limit((relu(r) - relu(r - L)) / L, L, 0)
    slope = Step("left", left, Indicator(r > 0), "Left.", EveryNumber(of=r))
    free = Context()
    assert judge(slope, slope.rhs, free, Random(0)).holds
    found = judge(slope, Indicator(r >= 0), free, Random(0))
    assert found.refuted
    assert found.witness == "At $r = 0$ the left side is $0$ and the right side $1$."
    assert slope.check.conditions == ()


def test_conditions_are_part_of_the_equation() -> None:
    given = Given(Sum(x[k], (k, 1, K)), 1)
    step = Step("if", L, 1, "If.", Algebra(given=(given,), where=(Ne(r, 0),)))
    assert step.latex().endswith(r"\text{if } \sum_{k=1}^{K} x_{k} = 1, \; r \neq 0")
    total = Eq(given.lhs, given.rhs, evaluate=False)
    assert step.check.conditions == (total, Ne(r, 0))
    short = replace(given, named=Eq(r, 1))
    assert Algebra(given=(short,)).conditions == (Eq(r, 1),)
