"""Rules for symbols and numbers, terms and factors, powers and logarithms."""

from functools import cache
from typing import Any

import sympy
from sympy import Expr

from derivations.evaluate.dispatch import number
from derivations.evaluate.world import World


@number.register(sympy.Symbol)
@number.register(sympy.Indexed)
def _lookup(expr: Expr, world: World) -> Any:
    return world.value(expr)


@number.register(int)
@number.register(sympy.Integer)
def _integer(expr: Expr, world: World) -> Any:
    return int(expr)


@number.register(sympy.Rational)
def _rational(expr: Expr, world: World) -> Any:
    return world.field.mpf(expr.p) / expr.q


@number.register(sympy.Add)
def _add(expr: Expr, world: World) -> Any:
    return sum(number(term, world) for term in expr.args)


@number.register(sympy.Mul)
def _mul(expr: Expr, world: World) -> Any:
    """A product stops at its first zero, so that 0 log 0 counts as 0."""
    result: Any = 1
    for factor in logarithms_last(expr):
        result = result * number(factor, world)
        if result == 0:
            break
    return result


@cache
def logarithms_last(product: Expr) -> tuple[Expr, ...]:
    """The factors, those that may be infinite at the end."""
    return tuple(sorted(product.args, key=lambda factor: factor.has(sympy.log)))


@number.register(sympy.Pow)
@number.register(sympy.exp)
def _pow(expr: Expr, world: World) -> Any:
    base, exponent = expr.as_base_exp()
    power = number(exponent, world)
    if base is sympy.E:
        return world.field.exp(power)
    if exponent == sympy.Rational(1, 2):
        return world.field.sqrt(number(base, world))
    return world.field.mpf(number(base, world)) ** power


@number.register(sympy.log)
def _log(expr: Expr, world: World) -> Any:
    return world.field.log(number(expr.args[0], world))


@number.register(sympy.Abs)
def _abs(expr: Expr, world: World) -> Any:
    return abs(number(expr.args[0], world))


@number.register(sympy.sign)
def _sign(expr: Expr, world: World) -> Any:
    return world.field.sign(number(expr.args[0], world))
