"""How an equation is known: by a proof, and by the failure to refute it.

The two ways are independent. A step needs the proof and must survive the search for
values at which its sides differ; a counterfeit must not be provable and must be caught
by values.
"""

from derivations.checks.algebra import Algebra, Evaluation
from derivations.checks.cases import Cases, EveryNumber
from derivations.checks.check import Check
from derivations.checks.given import Given
from derivations.checks.induction import Induction
from derivations.checks.sets import SetEquality

__all__ = [
    "Algebra",
    "Cases",
    "Check",
    "Evaluation",
    "EveryNumber",
    "Given",
    "Induction",
    "SetEquality",
]
