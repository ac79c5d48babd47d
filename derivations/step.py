"""A step: an equation with the check by which it is known."""

from dataclasses import dataclass
from typing import Any

from sympy import sympify

from derivations.checks import Check
from derivations.latex import equation
from derivations.results import GENERAL


@dataclass(frozen=True)
class Step:
    """lhs = rhs, read aloud in `says` and known by `check`."""

    id: str
    lhs: Any
    rhs: Any
    says: str
    check: Check
    scope: str = GENERAL

    def __post_init__(self) -> None:
        for side in ("lhs", "rhs"):
            object.__setattr__(self, side, sympify(getattr(self, side)))

    def latex(self) -> str:
        """The equation, with the conditions under which it is claimed."""
        return equation(self.lhs, self.rhs, self.check.conditions)
