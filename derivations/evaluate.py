"""The value of an expression, found by walking over it: no algebra, no simplification.

Sums are loops, ∂ is a central difference, E is an average over coin tosses. This is the
second opinion: a symbolic proof that disagrees with it fails, a counterfeit is refuted
by it, and a bridge compares its values with nnbook's.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, singledispatch
from itertools import product
from random import Random
from typing import Any

import sympy
from mpmath import MPContext, fp  # type: ignore[import-untyped]
from sympy import Expr, Indexed, Symbol

from derivations.definitions import Context, Recurrence, name_of
from derivations.matrices import Entry, entries
from derivations.notation import Expectation, Indicator, Partial, relu

Place = tuple[str, tuple[int, ...]]
"""An entry of an indexed base (or, with no indices, a symbol)."""

EXACT = MPContext()
EXACT.dps = 40
"""Numbers of 40 digits, of any size."""

COIN = "coin"
"""The base whose entries are independent tosses, +1 or -1 with equal chance."""


class World:
    """Numbers for every symbol: given in `tables`, or drawn when first asked for.

    With `exact`, numbers carry 40 digits and no exponent overflows; without, they are
    ordinary floats, which is faster.
    """

    def __init__(
        self,
        context: Context,
        sizes: Mapping[Symbol, int],
        rng: Random,
        tables: Mapping[str, Any] | None = None,
        exact: bool = True,
    ) -> None:
        self.field = EXACT if exact else fp
        self.bound: dict[Symbol, int] = dict(sizes)
        self.seen: set[Symbol] = set()
        self.fixed: dict[Place, Any] = {}
        self.drawn: dict[Place, Any] = {}
        self._tables = tables or {}
        self._fractions = {symbol.name for symbol in context.fractions}
        self._rng = rng
        self._memo: dict[Place, Any] = {}
        rules = (*context.recurrences, *context.definitions)
        self._rules = {rule.key: rule for rule in rules}

    def value(self, expr: Expr) -> Any:
        """The number that stands for a symbol or an indexed entry."""
        if expr in self.bound:
            self.seen.add(expr)
            return self.bound[expr]
        place = self.place(expr)
        if place in self.fixed:
            return self.fixed[place]
        if place[0] in self._tables:
            return self._given(place)
        if place[0] in self._rules:
            return self._defined(place)
        if place not in self.drawn:
            self.drawn[place] = self._draw(expr, place[0])
        return self.drawn[place]

    def place(self, expr: Expr) -> Place:
        """The name and the integer indices of an entry."""
        indices = expr.indices if isinstance(expr, Indexed) else ()
        return name_of(expr), tuple(int(number(i, self)) for i in indices)

    def with_fixed(self, fixed: Mapping[Place, Any], expr: Expr) -> Any:
        """The value of `expr` when some entries are set by hand."""
        saved = self.fixed, self._memo
        self.fixed, self._memo = {**self.fixed, **fixed}, {}
        try:
            return number(expr, self)
        finally:
            self.fixed, self._memo = saved

    @contextmanager
    def binding(self, values: Mapping[Symbol, int]) -> Iterator[None]:
        """Give symbols integer values for a while."""
        saved = self.bound
        self.bound = {**saved, **values}
        try:
            yield
        finally:
            self.bound = saved

    def _defined(self, place: Place) -> Any:
        if place not in self._memo:
            self._memo[place] = self._work_out(*place)
        return self._memo[place]

    def _work_out(self, name: str, indices: tuple[int, ...]) -> Any:
        rule = self._rules[name]
        if isinstance(rule, Recurrence) and indices == (0,):
            return number(rule.first, self)
        places = getattr(rule.head, "indices", ())
        with self.binding(dict(zip(places, indices, strict=True))):
            return number(rule.body, self)

    def _given(self, place: Place) -> Any:
        name, indices = place
        table = self._tables[name]
        if isinstance(table, Mapping):
            return self.field.mpf(float(table[indices]))
        return self.field.mpf(float(table[tuple(i - 1 for i in indices)]))

    def _draw(self, expr: Expr, name: str) -> Any:
        """A number of two decimals, or whole, that respects what is known of it."""
        if expr.is_integer:
            return self.field.mpf(self._rng.randint(1, 9))
        size = self.field.mpf(self._rng.randint(11, 189)) / 100
        if name in self._fractions:
            return size / 2
        if expr.is_positive:
            return size
        return size * self._rng.choice((0, 1, 1, 1) if expr.is_nonnegative else (-1, 1))


@singledispatch
def number(expr: Any, world: World) -> Any:
    """The value of an expression in a world."""
    raise TypeError(f"no rule to evaluate {type(expr).__name__}: {expr}")


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
