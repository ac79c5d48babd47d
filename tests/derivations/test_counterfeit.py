"""A counterfeit has to be refused, by values or by a bridge."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
from sympy import Integer, Sum

from derivations.bridge import Bridge, Point
from derivations.checks import Algebra, Cases, Given
from derivations.counterfeit import Counterfeit
from derivations.definitions import Context, Definition
from derivations.notation import Indicator, Partial, relu
from derivations.proof import Proof
from derivations.step import Step
from tests.derivations.small import CONTEXT, TRUE, K, j, k, r, squares, x


def test_a_bridge_refutes_what_the_step_cannot_see() -> None:
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


@dataclass(frozen=True)
class Blind(Algebra):
    """A check that finds no values."""

    def refutes(self, lhs: Any, rhs: Any, context: Context, rng: Random) -> str:
        return ""
