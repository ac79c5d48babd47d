"""Proof by induction over the steps of a recurrence."""

from dataclasses import dataclass
from typing import Any

from sympy import Symbol

from derivations.checks.check import Check
from derivations.checks.rewriting import rewrite, simplest, vanishes
from derivations.definitions import Context
from derivations.sums import normal, peel

TIME = Symbol("t", integer=True, positive=True)


@dataclass(frozen=True)
class Induction(Check):
    """lhs(0) = rhs(0), and lhs(t - 1) = rhs(t - 1) gives lhs(t) = rhs(t)."""

    how = (
        "Induction: SymPy finds that both sides agree at the start and take the same "
        "step; at random values they agree as well."
    )
    on: Symbol = TIME

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether base and step both simplify to zero."""
        t = self.on
        base = simplest((lhs - rhs).subs(t, 0), context)
        new = peel(simplest(context.one_step(lhs), context), t)
        new = rewrite(new, lhs.subs(t, t - 1), rhs.subs(t, t - 1), context)
        for given in self.given:
            new = rewrite(new, given.lhs, given.rhs, context)
        step = normal(new) - peel(simplest(rhs, context), t)
        return vanishes(base) and vanishes(step)
