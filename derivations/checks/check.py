"""What every check has: a proof of its own, and a search for values that refute."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar

from derivations.checks.given import Given
from derivations.checks.values import names, witness, worlds
from derivations.definitions import Context
from derivations.evaluate import World, number

if TYPE_CHECKING:
    from derivations.step import Step

TOLERANCE = 1e-12


@dataclass(frozen=True)
class Check:
    """Proof and refutation of lhs = rhs, under assumptions, using earlier steps.

    `where` holds conditions that are no equations, such as a number that is not zero.
    """

    how: ClassVar[str]
    given: tuple[Given, ...] = ()
    using: tuple["Step", ...] = ()
    where: tuple[Any, ...] = ()

    @property
    def conditions(self) -> tuple[Any, ...]:
        """The assumptions, to be shown beside the equation."""
        return (*(c for given in self.given for c in given.conditions), *self.where)

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether the two sides are shown to be equal."""
        raise NotImplementedError

    def spoil(self, rhs: Any) -> Any:
        """A right-hand side that is certainly wrong if `rhs` is right."""
        return rhs + 1

    def refutes(self, lhs: Any, rhs: Any, context: Context, rng: Random) -> str:
        """Values at which the two sides differ, or nothing."""
        public = names((lhs, rhs, *context.bodies()))
        models = [model for given in self.given for model in given.models]
        for world in self.worlds(context.extended(models), (lhs, rhs), rng):
            left, right = number(lhs, world), number(rhs, world)
            if abs(left - right) > TOLERANCE * max(1, abs(left), abs(right)):
                return witness(world, public, float(left), float(right))
        return ""

    def worlds(
        self, context: Context, sides: tuple[Any, Any], rng: Random
    ) -> Iterator[World]:
        """Numbers for all symbols: every trial size, some of the free indices."""
        return worlds(context, sides, rng)
