"""Proof by cases: one for each sign of a number, and zero if it is one."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar

from sympy import Integer, Ne, Symbol

from derivations.checks.algebra import Algebra
from derivations.definitions import Context
from derivations.evaluate import World

NUMBER = Symbol("z", real=True)


@dataclass(frozen=True)
class Cases(Algebra):
    """lhs = rhs for z > 0 and for z < 0, one after the other."""

    how = (
        "Two cases, one for each sign: in both SymPy reduces the difference to zero; "
        "at random values the sides agree as well."
    )
    at_zero: ClassVar[bool] = False
    of: Symbol = NUMBER

    @property
    def conditions(self) -> tuple[Any, ...]:
        """z ≠ 0, if zero is no case."""
        away = () if self.at_zero else (Ne(self.of, 0),)
        return (*away, *super().conditions)

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether the sides agree in every case."""
        cases = [Symbol(self.of.name, positive=True)]
        cases += [Symbol(self.of.name, negative=True)]
        cases += [Integer(0)] if self.at_zero else []
        return all(
            Algebra.proves(self, lhs.subs(self.of, z), rhs.subs(self.of, z), context)
            for z in cases
        )

    def worlds(
        self, context: Context, sides: tuple[Any, Any], rng: Random
    ) -> Iterator[World]:
        """Random numbers and, if it is a case, zero."""
        yield from super().worlds(context, sides, rng)
        for world in super().worlds(context, sides, rng) if self.at_zero else ():
            world.drawn[self.of.name, ()] = world.field.mpf(0)
            yield world


@dataclass(frozen=True)
class EveryNumber(Cases):
    """lhs = rhs for z > 0, for z < 0 and for z = 0."""

    how = (
        "Three cases, for positive and negative numbers and for zero: in each SymPy "
        "reduces the difference to zero; at random values and at zero the sides agree "
        "as well."
    )
    at_zero = True
