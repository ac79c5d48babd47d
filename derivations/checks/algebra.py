"""Proof by algebra: the difference of the two sides simplifies to zero."""

from dataclasses import dataclass
from typing import Any

from sympy import Indexed

from derivations.checks.check import Check
from derivations.checks.rewriting import rewrite, simplest, vanishes
from derivations.definitions import Context, Definition


@dataclass(frozen=True)
class Algebra(Check):
    """lhs - rhs = 0 by the rules of sums, derivatives and fractions."""

    how = (
        "SymPy reduces the difference of the two sides to zero with every size and "
        "value symbolic; at random values the sides agree as well."
    )

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether lhs - rhs simplifies to zero."""
        known = [(step.lhs, step.rhs) for step in self.using]
        known += [(given.lhs, given.rhs) for given in self.given if not given.exact]
        named = [Definition(a, b) for a, b in known if isinstance(a, Indexed)]
        named += [model for g in self.given if g.exact for model in g.models]
        context = context.extended(named)
        difference = simplest(lhs - rhs, context)
        for a, b in known:
            if not isinstance(a, Indexed):
                difference = rewrite(difference, a, b, context)
        return vanishes(difference)


@dataclass(frozen=True)
class Evaluation(Algebra):
    """Algebra in which nothing is left symbolic."""

    how = "SymPy works out both sides; they are equal."
