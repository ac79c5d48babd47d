"""What a check finds out about a step, and whether the step may rest on others."""

from dataclasses import dataclass
from random import Random
from typing import Any

from derivations.definitions import Context
from derivations.step import Step


@dataclass(frozen=True)
class Verdict:
    """What a check found: a proof, values that refute, or an empty equation."""

    proved: bool
    witness: str = ""
    empty: str = ""  # why there is nothing to hold: vacuous, or the check failed to run

    @property
    def holds(self) -> bool:
        """Proved, not refuted, and not empty."""
        return self.proved and not self.witness and not self.empty

    @property
    def refuted(self) -> bool:
        """Refuted by values, and not proved."""
        return bool(self.witness) and not self.proved

    def __str__(self) -> str:
        """The reason, in words."""
        if self.empty:
            return self.empty
        if self.witness and self.proved:
            return f"the algebra proves it, yet the sides differ. {self.witness}"
        if self.witness:
            return f"the sides differ. {self.witness}"
        return "" if self.proved else "neither proved nor refuted"


def judge(step: Step, rhs: Any, context: Context, rng: Random) -> Verdict:
    """Run a step's check on its own right-hand side or on another."""
    try:
        return examine(step, rhs, context, rng)
    except Exception as problem:
        return Verdict(False, empty=f"{type(problem).__name__}: {problem}")


def examine(step: Step, rhs: Any, context: Context, rng: Random) -> Verdict:
    """Prove, refute, and see to it that the check can tell right from wrong."""
    if step.lhs == rhs:
        return Verdict(False, empty="the two sides are the same before any work")
    witness = step.check.refutes(step.lhs, rhs, context, rng)
    proved = step.check.proves(step.lhs, rhs, context)
    if proved and step.check.proves(step.lhs, step.check.spoil(rhs), context):
        return Verdict(True, witness, empty="the check accepts a wrong side as well")
    return Verdict(proved, witness)


def unfounded(step: Step, proved: set[str]) -> str:
    """What a step takes from others without right: no proof, or other assumptions."""
    for used in step.check.using:
        if used.id not in proved:
            return f"it uses {used.id}, which is not proved"
        if not set(used.check.given) <= set(step.check.given):
            return f"it uses {used.id}, which assumes more"
    return ""
