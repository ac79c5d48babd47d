"""Numbers for every symbol, given or drawn."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from random import Random
from typing import Any

from mpmath import MPContext, fp  # type: ignore[import-untyped]
from sympy import Expr, Indexed, Symbol

from derivations.definitions import Context, Recurrence, name_of
from derivations.evaluate.dispatch import number

Place = tuple[str, tuple[int, ...]]
"""An entry of an indexed base (or, with no indices, a symbol)."""

EXACT = MPContext()
EXACT.dps = 40
"""Numbers of 40 digits, of any size."""


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
