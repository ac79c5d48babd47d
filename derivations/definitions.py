"""Names and what they stand for: equations show p_j, checks see e^{z_j} / Σ e^{z_k}."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from sympy import Dummy, Expr, Indexed, IndexedBase, Integer, Sum, Symbol

from derivations.matrices import entries
from derivations.notation import Partial


@dataclass(frozen=True)
class Definition:
    """head := body, for a symbol or for every entry of an indexed base.

    One that is not `shown` repeats another under other names.
    """

    head: Expr
    body: Expr
    shown: bool = field(default=True, kw_only=True)

    @property
    def key(self) -> str:
        """The name that is defined."""
        return name_of(self.head)

    def at(self, indices: Iterable[Expr]) -> Expr:
        """The body at given indices, its bound variables renamed so that none clash."""
        places = self.head.indices if isinstance(self.head, Indexed) else ()
        fresh: Expr = freshen(self.body)
        return fresh.xreplace(dict(zip(places, indices, strict=True)))


@dataclass(frozen=True)
class Recurrence(Definition):
    """head[0] := first and head[t] := body, in which head[t - 1] occurs."""

    first: Expr = field(default_factory=lambda: Integer(0))

    def at(self, indices: Iterable[Expr]) -> Expr:
        """The body at a given time, or the first value."""
        (time,) = indices
        return self.first if time == 0 else super().at((time,))

    @property
    def time(self) -> Symbol:
        """t, the index that counts steps."""
        return self.head.indices[0]


@dataclass(frozen=True)
class Context:
    """What the symbols of a derivation mean, and over which sizes it is tried out.

    `ranges` gives each free index its upper end (it runs from 1), `trials` the sizes at
    which both sides are evaluated in search of a difference; `fractions` are drawn
    between 0 and 1.
    """

    definitions: tuple[Definition, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
    ranges: Mapping[Symbol, Expr] = field(default_factory=dict)
    trials: tuple[Mapping[Symbol, int], ...] = ({},)
    fractions: tuple[Symbol, ...] = ()

    def bodies(self) -> Iterator[Expr]:
        """What the names stand for."""
        for rule in (*self.recurrences, *self.definitions):
            yield rule.body

    @cached_property
    def _defined(self) -> dict[str, Definition]:
        return {d.key: d for d in self.definitions}

    def extended(self, definitions: Iterable[Definition]) -> "Context":
        """The same context with further definitions, which come before the old ones."""
        new = {d.key: d for d in definitions}
        kept = tuple(d for d in self.definitions if d.key not in new)
        recurrences = tuple(r for r in self.recurrences if r.key not in new)
        return replace(
            self, definitions=(*new.values(), *kept), recurrences=recurrences
        )

    @cached_property
    def _recurring(self) -> dict[str, Recurrence]:
        return {r.key: r for r in self.recurrences}

    def unfold(self, expr: Expr, stop: frozenset[str] = frozenset()) -> Expr:
        """Replace every defined name by its body and work out every ∂."""
        expr = entries(expr)
        if isinstance(expr, Partial):
            by = expr.by
            inner = self.unfold(expr.of, stop | {name_of(by)})
            return self.unfold(inner.diff(by), stop)
        rule = self._rule(expr)
        if rule and rule.key not in stop:
            return self.unfold(rule.at(getattr(expr, "indices", ())), stop)
        if not expr.args or isinstance(expr, Indexed | IndexedBase):
            return expr
        return expr.func(*(self.unfold(arg, stop) for arg in expr.args))

    def _rule(self, expr: Expr) -> Definition | None:
        """What a name stands for; a recurrence only where its index is a number."""
        name = name_of(expr)
        if name in self._recurring and expr.indices[0].is_Integer:
            return self._recurring[name]
        return self._defined.get(name)

    def one_step(self, expr: Expr) -> Expr:
        """Use each recurrence once: head[t] becomes its body."""
        return expr.replace(
            lambda e: isinstance(e, Indexed) and name_of(e) in self._recurring,
            lambda e: self._recurring[name_of(e)].at(e.indices),
        )


@cache
def name_of(expr: Expr) -> str:
    """The name of a symbol or of an indexed entry's base, and nothing for the rest."""
    if isinstance(expr, Indexed):
        return str(expr.base)
    return str(expr) if isinstance(expr, Symbol) else ""


def freshen(expr: Expr) -> Expr:
    """Rename every bound variable, so that no two sums share one."""
    if not expr.args or not expr.has(Sum):
        return expr
    if isinstance(expr, Sum):
        fresh = {v: Dummy(v.name, integer=True) for v in expr.variables}
        limits = [tuple(part.xreplace(fresh) for part in lim) for lim in expr.limits]
        return Sum(freshen(expr.function.xreplace(fresh)), *limits)
    return expr.func(*(freshen(arg) for arg in expr.args))
