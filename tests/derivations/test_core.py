"""The engine refuses what is false, empty, unfounded, or accepted without a look."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import numpy as np
import pytest
from sympy import Eq, IndexedBase, Integer, Interval, Limit, Ne, Sum, exp, symbols

from derivations.bridge import Bridge, Point
from derivations.checks import (
    Algebra,
    Cases,
    EveryNumber,
    Given,
    Induction,
    SetEquality,
)
from derivations.counterfeit import Counterfeit
from derivations.definitions import Context, Definition, Recurrence
from derivations.derivation import Derivation
from derivations.notation import Indicator, Partial, relu
from derivations.proof import Proof
from derivations.results import INSTANCE, Result
from derivations.step import Step
from derivations.subgradients import Subgradients
from derivations.verdict import judge

K, t = symbols("K t", integer=True, positive=True)
j, k = symbols("j k", integer=True, positive=True)
r = symbols("r", real=True)
x, f = IndexedBase("x", real=True), IndexedBase("f")
L = symbols("L", real=True)
CONTEXT = Context(
    definitions=(Definition(L, Sum(x[k] ** 2, (k, 1, K))),),
    recurrences=(Recurrence(f[t], f[t - 1] + t),),
    ranges={j: K},
    trials=({K: 2, t: 1}, {K: 3, t: 3}),
)
TRUE = Step("true", Partial(L, x[j]), 2 * x[j], "Twice.", Algebra())


def verdict(step: Step) -> Any:
    return judge(step, step.rhs, CONTEXT, Random(0))


def steps(*listed: Step) -> list[Any]:
    return list(Proof(CONTEXT, listed, (), ()).run_steps(0))


def test_a_true_step_holds() -> None:
    assert verdict(TRUE).holds


@pytest.mark.parametrize("rhs", [x[j], -2 * x[j], 2 * x[j] + K, 0])
def test_a_false_step_is_refuted_by_values(rhs: Any) -> None:
    found = verdict(Step("false", TRUE.lhs, rhs, "Wrong.", Algebra()))
    assert found.refuted
    assert not found.holds
    assert "left" in found.witness
    assert "$K = 2$" in found.witness


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


def test_an_equation_of_one_side_with_itself_is_vacuous() -> None:
    found = verdict(Step("same", 2 * x[j], x[j] * 2, "Nothing.", Algebra()))
    assert "same" in found.empty
    assert not found.holds


@dataclass(frozen=True)
class Yes(Algebra):
    """A check that looks at nothing."""

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        return True


def test_a_check_that_always_agrees_is_rejected() -> None:
    found = verdict(Step("yes", TRUE.lhs, TRUE.rhs, "Trust me.", Yes()))
    assert not found.holds
    assert "wrong side" in found.empty


def test_a_proof_against_the_values_is_rejected() -> None:
    found = verdict(Step("yes", TRUE.lhs, x[j], "Trust me.", Yes()))
    assert not found.holds
    assert not found.refuted


def test_what_is_true_but_not_shown_does_not_hold() -> None:
    hidden = Step("hidden", relu(r) - relu(-r), r, "True for every r.", Algebra())
    found = verdict(hidden)
    assert not found.holds
    assert not found.refuted
    assert str(found) == "neither proved nor refuted"


def test_a_step_may_only_use_what_was_proved() -> None:
    total = Sum(x[k], (k, 1, K))
    false = Step("lemma", total, K, "No.", Algebra())
    user = Step("user", 2 * total, 2 * K, "So.", Algebra(using=(false,)))
    assert not steps(user)[0].ok
    assert "lemma" in steps(user)[0].detail
    assert [found.ok for found in steps(false, user)] == [False, False]


def test_a_step_may_not_drop_an_assumption() -> None:
    total = Sum(x[k], (k, 1, K))
    assumption = Given(total, 1, (Definition(x[k], 1 / K),))
    lemma = Step("lemma", 2 * total, 2, "If.", Algebra(given=(assumption,)))
    user = Step("user", 3 * total, 3, "So.", Algebra(using=(lemma,)))
    first, second = steps(lemma, user)
    assert first.ok
    assert not second.ok
    assert "assumes more" in second.detail


def test_a_wrong_set_is_refuted_by_a_member() -> None:
    slopes = Subgradients(relu(r), r, 0)
    check = SetEquality()
    assert verdict(Step("set", slopes, Interval(0, 1), "Slopes.", check)).holds
    for wrong in (Interval(0, 2), Interval.open(0, 1), Interval(-1, 1)):
        assert verdict(Step("set", slopes, wrong, "Slopes.", check)).refuted


def squares(rng: np.random.Generator) -> Iterator[Point]:
    for size in (1, 2, 3):
        values = rng.normal(size=size)
        yield Point(2 * values, (j,), {K: size}, {"x": values})


def nothing(rng: np.random.Generator) -> Iterator[Point]:
    yield from ()


def broken(rng: np.random.Generator) -> Iterator[Point]:
    raise ValueError("no such network")


def test_a_bridge_measures_the_error() -> None:
    result = Bridge("b", "numpy", TRUE, squares).compare(TRUE.rhs, CONTEXT, 0)
    assert result.ok
    assert result.points == 3
    wrong = Bridge("b", "numpy", TRUE, squares).compare(3 * x[j], CONTEXT, 0)
    assert not wrong.ok
    assert wrong.max_error > 1e-3
    assert "3 of 3 points differ" in wrong.detail


@pytest.mark.parametrize("sample", [nothing, broken])
def test_a_bridge_without_points_fails(sample: Any) -> None:
    assert not Bridge("b", "numpy", TRUE, sample).compare(TRUE.rhs, CONTEXT, 0).ok


def test_a_bridge_to_nan_fails() -> None:
    def sample(rng: np.random.Generator) -> Iterator[Point]:
        yield Point(np.array([np.nan]), (j,), {K: 1}, {"x": np.ones(1)})

    assert not Bridge("b", "numpy", TRUE, sample).compare(TRUE.rhs, CONTEXT, 0).ok


def test_a_bridge_to_another_shape_fails() -> None:
    def sample(rng: np.random.Generator) -> Iterator[Point]:
        yield Point(np.ones((1, 1)), (j,), {K: 1}, {"x": np.ones(1)})

    assert not Bridge("b", "numpy", TRUE, sample).compare(TRUE.rhs, CONTEXT, 0).ok


def run(proof: Proof) -> Result:
    return Result(
        "test",
        "Test",
        "",
        proof.definitions(),
        tuple(proof.run_steps(0)),
        tuple(proof.run_bridges(0)),
        tuple(proof.run_counterfeits(0)),
        0.0,
    )


def test_a_counterfeit_that_passes_fails_the_derivation() -> None:
    false = Counterfeit("False", TRUE, x[j], "Half of it.")
    twin = Counterfeit("Genuine", TRUE, x[j] + x[j], "Right after all.")
    assert run(Proof(CONTEXT, (TRUE,), (), (false,))).ok
    passed = run(Proof(CONTEXT, (TRUE,), (), (false, twin)))
    assert not passed.ok
    assert [c.ok for c in passed.counterfeits] == [True, False]


def test_a_derivation_without_counterfeits_fails() -> None:
    assert not run(Proof(CONTEXT, (TRUE,), (), ())).ok


def test_a_failing_step_or_bridge_fails_the_derivation() -> None:
    false = Counterfeit("False", TRUE, x[j], "Half of it.")
    bad = Step("bad", L, 0, "No.", Algebra())
    assert not run(Proof(CONTEXT, (TRUE, bad), (), (false,))).ok
    bridge = Bridge("b", "nothing", TRUE, nothing)
    assert not run(Proof(CONTEXT, (TRUE,), (bridge,), (false,))).ok


def test_a_bridge_refutes_what_the_step_cannot_see() -> None:
    bridge = Bridge("b", "numpy", TRUE, squares)
    blind = Step("true", TRUE.lhs, TRUE.rhs, "Twice.", Blind())
    bridge = Bridge("b", "numpy", blind, squares)
    false = Counterfeit("False", blind, x[j], "Half of it.")
    (found,) = Proof(CONTEXT, (blind,), (bridge,), (false,)).run_counterfeits(0)
    assert found.ok
    assert found.refuted_by == "At random points `numpy` gives other values."


def at_zero(rng: np.random.Generator) -> Iterator[Point]:
    """The slope of a program that takes 0 at zero."""
    yield Point(np.zeros(()), (), {}, {"r": {(): 0.0}})


def test_what_is_true_under_its_condition_is_no_counterfeit() -> None:
    """1{r ≥ 0} is the derivative of ReLU wherever there is one; code may differ."""
    slope = Step("slope", Partial(relu(r), r), Indicator(r > 0), "Slope.", Cases(of=r))
    bridge = Bridge("b", "code", slope, at_zero)
    choice = Counterfeit("Choice", slope, Indicator(r >= 0), "One at zero.")
    assert not bridge.compare(choice.rhs, CONTEXT, 0).ok
    (found,) = Proof(CONTEXT, (slope,), (bridge,), (choice,)).run_counterfeits(0)
    assert not found.ok


def test_zero_is_a_case_where_it_is_claimed() -> None:
    left = Limit((relu(r) - relu(r - L)) / L, L, 0)
    slope = Step("left", left, Indicator(r > 0), "Left.", EveryNumber(of=r))
    free = Context()
    assert judge(slope, slope.rhs, free, Random(0)).holds
    found = judge(slope, Indicator(r >= 0), free, Random(0))
    assert found.refuted
    assert found.witness == "At $r = 0$ the left side is $0$ and the right side $1$."
    assert slope.check.conditions == ()


def test_a_counterfeit_may_need_an_assumption() -> None:
    """With Σ x = 1 it is printed, and holds at the witness."""
    total = Sum(x[k], (k, 1, K))
    shares = Given(total, 1, (Definition(x[k], k / Sum(j, (j, 1, K))),))
    step = Step("sum", 2 * total, total + total, "Twice.", Algebra())
    slip = Counterfeit("Slip", step, Integer(3), "Three.", given=(shares,))
    (found,) = Proof(CONTEXT, (step,), (), (slip,)).run_counterfeits(0)
    assert found.ok
    assert r"\text{if } \sum_{k=1}^{K} x_{k} = 1" in found.equation_latex
    assert "left side is $2$ and the right side $3$" in found.refuted_by
    twin = Counterfeit("Twin", step, Integer(2), "Two.", given=(shares,))
    (passed,) = Proof(CONTEXT, (step,), (), (twin,)).run_counterfeits(0)
    assert not passed.ok


def test_a_witness_is_a_sentence() -> None:
    few = verdict(Step("false", TRUE.lhs, 3 * x[j], "Wrong.", Algebra())).witness
    assert few.startswith("At $K = 2$, $j = ")
    many = Sum(x[k] * IndexedBase("y")[k], (k, 1, K))
    found = verdict(Step("false", many, 2 * many, "Wrong.", Algebra())).witness
    assert found.startswith("At a random point the left side is $")
    numbers = Step("false", Integer(50), Integer(56), "Wrong.", Algebra())
    assert verdict(numbers).witness == "The left side is $50$ and the right side $56$."


def test_the_numbers_of_a_witness_differ() -> None:
    close = Step("false", Integer(10000), Integer(10001), "Wrong.", Algebra())
    assert "$10000$ and the right side $10001$" in verdict(close).witness


def test_a_statement_is_filled_from_the_checked_objects() -> None:
    proof = Proof(CONTEXT, (TRUE,), (), ())
    text = proof.stated("Let\n\n{definitions}\n\nThen\n\n{true}\n\n$x_{j}$ is it.")
    assert f"$$\n{TRUE.latex()}\n$$" in text
    assert r"L &= \sum_{k=1}^{K} x_{k}^{2}" in text
    assert text.endswith("$x_{j}$ is it.")
    with pytest.raises(KeyError, match="fals"):
        proof.stated("{fals}")


@dataclass(frozen=True)
class Blind(Algebra):
    """A check that finds no values."""

    def refutes(self, lhs: Any, rhs: Any, context: Context, rng: Random) -> str:
        return ""


def test_general_means_every_step() -> None:
    partly = Step("part", TRUE.lhs, TRUE.rhs, "Twice.", Algebra(), scope="K = 2..5")
    fifty = Step("fifty", Integer(50), 50, "Fifty.", Algebra(), scope=INSTANCE)
    assert run(Proof(CONTEXT, (TRUE, fifty), (), ())).general
    assert not run(Proof(CONTEXT, (TRUE, partly), (), ())).general


def test_conditions_are_part_of_the_equation() -> None:
    given = Given(Sum(x[k], (k, 1, K)), 1)
    step = Step("if", L, 1, "If.", Algebra(given=(given,), where=(Ne(r, 0),)))
    assert step.latex().endswith(r"\text{if } \sum_{k=1}^{K} x_{k} = 1, \; r \neq 0")
    total = Eq(given.lhs, given.rhs, evaluate=False)
    assert step.check.conditions == (total, Ne(r, 0))
    short = replace(given, named=Eq(r, 1))
    assert Algebra(given=(short,)).conditions == (Eq(r, 1),)


def test_the_equation_is_rendered_from_the_checked_object() -> None:
    assert TRUE.latex() == r"\frac{\partial L}{\partial x_{j}} = 2 x_{j}"
    other = Step("true", Partial(L, x[k]), exp(x[k]), "Other.", Algebra())
    assert other.latex() == r"\frac{\partial L}{\partial x_{k}} = e^{x_{k}}"


def test_a_derivation_is_named_after_its_package() -> None:
    derivation = Derivation("parameter-count")
    assert derivation.source_path.parts[-2:] == ("parameter_count", "__init__.py")
    assert derivation.title.startswith("How many parameters")
    assert derivation.statement.startswith("The number of parameters")
    assert not derivation.statement.endswith("\n")


def test_a_check_that_cannot_run_fails_its_step() -> None:
    i = symbols("i", integer=True, positive=True)
    nested = Sum(Sum(x[i], (i, 1, k)), (k, 1, K))
    (found,) = steps(Step("nested", nested, L, "Nested.", Algebra()))
    assert not found.ok
    assert (
        "ends that do not vary"
        in verdict(
            Step("nested", 2 * nested, nested + nested * K, "Nested.", Algebra())
        ).empty
    )
