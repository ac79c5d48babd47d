"""Equality of sets."""

from dataclasses import dataclass
from random import Random
from typing import Any

from sympy import FiniteSet, Symbol

from derivations.checks.check import Check
from derivations.definitions import Context
from derivations.latex import latex


@dataclass(frozen=True)
class SetEquality(Check):
    """A set described by a property equals a set that is written down."""

    how = (
        "The set on the left, worked out from its definition, is the one on the right."
    )

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether the set that was worked out is the one that is claimed."""
        return bool(lhs.doit() == rhs)

    def spoil(self, rhs: Any) -> Any:
        """The set with one member more."""
        return rhs.union(FiniteSet(Symbol("spoilt")))

    def refutes(self, lhs: Any, rhs: Any, context: Context, rng: Random) -> str:
        """A member of one set that is missing from the other."""
        for member in lhs.candidates(rhs):
            if lhs.admits(member) != (rhs.contains(member) == True):  # noqa: E712
                side = "left" if lhs.admits(member) else "right"
                return f"${latex(member)}$ belongs to the set on the {side} only."
        return ""
