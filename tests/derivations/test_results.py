"""A derivation holds if every part of it does."""

from sympy import Integer

from derivations.bridge import Bridge
from derivations.checks import Algebra
from derivations.counterfeit import Counterfeit
from derivations.proof import Proof
from derivations.results import INSTANCE, Result
from derivations.step import Step
from tests.derivations.small import CONTEXT, TRUE, L, j, nothing, x


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


def test_general_means_every_step() -> None:
    partly = Step("part", TRUE.lhs, TRUE.rhs, "Twice.", Algebra(), scope="K = 2..5")
    fifty = Step("fifty", Integer(50), 50, "Fifty.", Algebra(), scope=INSTANCE)
    assert run(Proof(CONTEXT, (TRUE, fifty), (), ())).general
    assert not run(Proof(CONTEXT, (TRUE, partly), (), ())).general
