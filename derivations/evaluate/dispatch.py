"""The value of an expression, by a rule for each kind of expression."""

from functools import singledispatch
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from derivations.evaluate.world import World


@singledispatch
def number(expr: Any, world: "World") -> Any:
    """The value of an expression in a world."""
    raise TypeError(f"no rule to evaluate {type(expr).__name__}: {expr}")
