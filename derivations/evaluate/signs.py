"""Rules for sums over an index, limits, deltas, masks, entries and slopes."""

from typing import Any

import sympy
from sympy import Expr

from derivations.evaluate.dispatch import number
from derivations.evaluate.world import World
from derivations.matrices import Entry, entries
from derivations.notation import Indicator, Partial, relu


@number.register(sympy.Sum)
def _sum(expr: Expr, world: World) -> Any:
    return loop(expr.limits[::-1], expr.function, world)


def loop(limits: tuple[Any, ...], body: Expr, world: World) -> Any:
    """Σ of the body, one loop inside the other."""
    if not limits:
        return number(body, world)
    variable, low, high = limits[0]
    values = range(int(number(low, world)), int(number(high, world)) + 1)
    total = world.field.mpf(0)
    for value in values:
        with world.binding({variable: value}):
            total += loop(limits[1:], body, world)
    return total


@number.register(sympy.Limit)
def _limit(expr: Expr, world: World) -> Any:
    """The value at a distance of 10^-16 on the side that the limit comes from."""
    body, variable, point, side = expr.args
    step = sympy.Rational(1 if str(side) == "+" else -1, 10**16)
    return number(body.subs(variable, point + step), world)


@number.register(sympy.KroneckerDelta)
def _delta(expr: Expr, world: World) -> Any:
    left, right = expr.args
    return int(number(left, world) == number(right, world))


@number.register(Indicator)
def _indicator(expr: Expr, world: World) -> Any:
    condition = expr.args[0]
    left, right = (world.field.mpf(number(side, world)) for side in condition.args)
    return int(bool(condition.func(left, right)))


@number.register(relu)
def _relu(expr: Expr, world: World) -> Any:
    return max(world.field.mpf(0), number(expr.args[0], world))


@number.register(Entry)
def _entry(expr: Expr, world: World) -> Any:
    return number(entries(expr), world)


@number.register(Partial)
def _partial(expr: Expr, world: World) -> Any:
    """(f(x + h) - f(x - h)) / 2h at 40 digits, right to about 20."""
    place, x = world.place(expr.by), number(expr.by, world)
    h = world.field.mpf(10) ** -10
    above, below = (world.with_fixed({place: x + s * h}, expr.of) for s in (1, -1))
    return (above - below) / (2 * h)
