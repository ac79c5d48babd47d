"""A counterfeit: another right-hand side for a step, which has to be refused.

It runs through the same check and the same bridges, and one of them has to refuse it.
"""

from dataclasses import dataclass, replace
from typing import Any

from derivations.checks import Given
from derivations.step import Step


@dataclass(frozen=True)
class Counterfeit:
    """A right-hand side that a learner or an author would write, and that is wrong.

    `given` narrows the step, where the slip is a slip only under an assumption.
    """

    name: str
    step: Step
    rhs: Any
    says: str
    given: tuple[Given, ...] = ()

    @property
    def claim(self) -> Step:
        """The step that the counterfeit would be."""
        check = replace(self.step.check, given=(*self.step.check.given, *self.given))
        return replace(self.step, rhs=self.rhs, check=check)
