"""The value of an expression, found by walking over it: no algebra, no simplification.

Sums are loops, ∂ is a central difference, E is an average over coin tosses. This is the
second opinion: a symbolic proof that disagrees with it fails, a counterfeit is refuted
by it, and a bridge compares its values with nnbook's.
"""

from derivations.evaluate import arithmetic, means, signs
from derivations.evaluate.dispatch import number
from derivations.evaluate.means import COIN
from derivations.evaluate.world import World

RULES = (arithmetic, signs, means)
"""The modules that give `number` its rules; importing them is enough."""

__all__ = ["COIN", "World", "number"]
