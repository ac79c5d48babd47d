"""An assumption under which an equation is claimed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sympy import Eq, Tuple

from derivations.definitions import Definition


@dataclass(frozen=True)
class Given:
    """An assumption lhs = rhs, with definitions under which numbers satisfy it.

    With `exact` these definitions say all that is assumed and the proof uses them; else
    they are an example for numbers and the proof uses the equation alone. `named` is a
    shorter way to write the assumption.
    """

    lhs: Any
    rhs: Any
    models: tuple[Definition, ...] = ()
    exact: bool = False
    named: Any = None

    def equations(self) -> Iterable[tuple[Any, Any]]:
        """The assumption, one pair of sides for each entry of a tuple."""
        if isinstance(self.lhs, Tuple):
            return zip(self.lhs, self.rhs, strict=True)
        return ((self.lhs, self.rhs),)

    @property
    def conditions(self) -> tuple[Any, ...]:
        """The assumption as it is shown."""
        if self.named is not None:
            return (self.named,)
        return tuple(Eq(lhs, rhs, evaluate=False) for lhs, rhs in self.equations())
