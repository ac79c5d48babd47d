"""A proof: steps, bridges and counterfeits, what they are about, and how they run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from derivations.bridge import Bridge
from derivations.counterfeit import Counterfeit
from derivations.definitions import Context, Definition, Recurrence
from derivations.latex import aligned, displayed, one_line
from derivations.results import BridgeResult, CounterfeitResult, StepResult
from derivations.step import Step
from derivations.verdict import judge, unfounded


@dataclass(frozen=True)
class Proof:
    """All that is claimed by a derivation, and all that puts it to the test."""

    context: Context
    steps: tuple[Step, ...]
    bridges: tuple[Bridge, ...]
    counterfeits: tuple[Counterfeit, ...]

    def definitions(self) -> tuple[str, ...]:
        """LaTeX of what the symbols stand for."""
        firsts = [
            one_line(r.head.subs(r.time, 0), r.first) for r in self.context.recurrences
        ]
        rules = [one_line(d.head, d.body) for d in self.rules() if d.shown]
        return (*firsts, *rules)

    def stated(self, text: str) -> str:
        """A statement in MyST, with `{definitions}` and `{step id}` as formulas."""
        formulas = {step.id: displayed(step.latex()) for step in self.steps}
        formulas["definitions"] = displayed(aligned(self.definitions()))
        return re.sub(r"(?m)^\{([\w-]+)\}$", lambda place: formulas[place[1]], text)

    def rules(self) -> tuple[Definition | Recurrence, ...]:
        """Recurrences first, then definitions."""
        return (*self.context.recurrences, *self.context.definitions)

    def run_steps(self, seed: int) -> Iterator[StepResult]:
        """Check every step in its order."""
        proved: set[str] = set()
        for step in self.steps:
            verdict = judge(step, step.rhs, self.context, Random(f"{seed}-{step.id}"))
            gap = unfounded(step, proved)
            ok = verdict.holds and not gap
            proved |= {step.id} if ok else set()
            yield StepResult(
                id=step.id,
                equation_latex=step.latex(),
                says=step.says,
                how=step.check.how,
                scope=step.scope,
                ok=ok,
                detail=gap or str(verdict),
            )

    def run_bridges(self, seed: int) -> Iterator[BridgeResult]:
        """Compare every bridge's formula with nnbook."""
        for bridge in self.bridges:
            yield bridge.compare(bridge.step.rhs, self.context, seed)

    def run_counterfeits(self, seed: int) -> Iterator[CounterfeitResult]:
        """Let the step's check, or else its bridges, refuse each counterfeit."""
        for counterfeit in self.counterfeits:
            refuted_by = self.refuter(counterfeit, seed)
            yield CounterfeitResult(
                name=counterfeit.name,
                equation_latex=counterfeit.claim.latex(),
                says=counterfeit.says,
                refuted_by=refuted_by,
                ok=bool(refuted_by),
            )

    def refuter(self, counterfeit: Counterfeit, seed: int) -> str:
        """What refutes a counterfeit; nothing if it passes, or is true as printed."""
        claim, rng = counterfeit.claim, Random(f"{seed}-{counterfeit.name}")
        verdict = judge(claim, claim.rhs, self.context, rng)
        if verdict.proved or verdict.refuted:
            return verdict.witness if verdict.refuted else ""
        for bridge in (b for b in self.bridges if b.step == counterfeit.step):
            result = bridge.compare(claim.rhs, self.context, seed)
            if not result.ok:
                return f"At random points `{bridge.against}` gives other values."
        return ""
