"""What is false, empty or accepted without a look does not hold."""

from dataclasses import dataclass
from typing import Any

import pytest
from sympy import IndexedBase, Integer, Sum, symbols

from derivations.checks import Algebra, Given
from derivations.definitions import Context, Definition
from derivations.notation import relu
from derivations.step import Step
from tests.derivations.small import TRUE, K, L, j, k, r, steps, verdict, x


def test_a_true_step_holds() -> None:
    assert verdict(TRUE).holds


@pytest.mark.parametrize("rhs", [x[j], -2 * x[j], 2 * x[j] + K, 0])
def test_a_false_step_is_refuted_by_values(rhs: Any) -> None:
    found = verdict(Step("false", TRUE.lhs, rhs, "Wrong.", Algebra()))
    assert found.refuted
    assert not found.holds
    assert "left" in found.witness
    assert "$K = 2$" in found.witness


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
