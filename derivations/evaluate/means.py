"""The rule for means: an average over all tosses of some coins."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from sympy import Expr

from derivations.evaluate.dispatch import number
from derivations.evaluate.world import Place, World
from derivations.notation import Expectation

COIN = "coin"
"""The base whose entries are independent tosses, +1 or -1 with equal chance."""


@number.register(Expectation)
def _expectation(expr: Expr, world: World) -> Any:
    """The average over all tosses of the coins that the expression looks at."""
    coins = sorted(tosses(expr.of, world))
    outcomes = list(product((1, -1), repeat=len(coins)))
    values = (
        world.with_fixed(dict(zip(coins, o, strict=True)), expr.of) for o in outcomes
    )
    return sum(values) / len(outcomes)


def tosses(expr: Expr, world: World) -> Iterator[Place]:
    """The coins that are looked at when an expression is evaluated."""
    world.drawn = {p: v for p, v in world.drawn.items() if p[0] != COIN}
    world.with_fixed({}, expr)
    return (place for place in world.drawn if place[0] == COIN)
