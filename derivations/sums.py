"""One normal form for sums of products: equal sums become the same expression.

Every term is brought to c · Σ(factors) · Σ(factors) ... with Kronecker deltas
contracted, factors that do not depend on a bound variable outside of its sum, sums that
share no variable apart, and the bound variables named in a fixed way. If two
expressions get the same normal form they are equal; the reverse is not promised, and no
check rests on it. Free indices are taken to lie within the range of the sums that they
meet.
"""

from collections.abc import Iterator
from itertools import permutations, product

from sympy import (
    Add,
    Expr,
    Indexed,
    Integer,
    KroneckerDelta,
    Mul,
    Pow,
    Sum,
    Symbol,
    default_sort_key,
    exp,
)

from derivations.definitions import freshen
from derivations.notation import Expectation

Limits = tuple[Expr, Expr, Expr]
"""A bound variable, its first value and its last."""

Term = tuple[list[Expr], list[Limits]]
"""The factors of a term, and the limits of the sums in front of it."""


class Bound(Symbol):  # type: ignore[misc]
    """A bound variable of the normal form, named by its depth and its place."""

    def __new__(cls, level: int, place: int) -> "Bound":
        """Bound variable number `place` of a sum that holds `level - 1` nested sums."""
        name = f"i_{level}.{place}"
        bound: Bound = Symbol.__new__(cls, name, integer=True)
        return bound

    @property
    def level(self) -> int:
        """How deep the sums nest below this one."""
        return int(self.name[2:].split(".")[0])


def normal(expr: Expr) -> Expr:
    """c · Σ(factors) + ..., one form for expressions equal by the rules of sums."""
    return Add(*(assemble(*contract(*term)) for term in terms(freshen(expr))))


def terms(expr: Expr) -> Iterator[Term]:
    """The terms of an expression, multiplied out, sums in front."""
    if isinstance(expr, Add):
        for part in expr.args:
            yield from terms(part)
    elif isinstance(expr, Mul):
        for parts in product(*(list(terms(factor)) for factor in expr.args)):
            yield [f for p in parts for f in p[0]], [v for p in parts for v in p[1]]
    elif isinstance(expr, Sum) and all(
        e.is_Integer for lim in expr.limits for e in lim[1:]
    ):
        yield from terms(written_out(expr))
    elif isinstance(expr, Sum):
        for factors, limits in terms(expr.function):
            yield factors, [*(tuple(lim) for lim in expr.limits), *limits]
    elif isinstance(expr, Expectation):
        for factors, limits in terms(expr.of):
            yield mean(factors), limits
    elif isinstance(expr, Pow) and expr.exp.is_Integer and expr.exp > 1:
        copies = [freshen(expr.base) for _ in range(int(expr.exp))]
        if any(isinstance(copy, Add | Sum) for copy in copies):
            yield from terms(Mul(*copies, evaluate=False))
        else:
            yield [leaf(expr)], []
    else:
        yield powers(leaf(expr)), []


def written_out(expr: Sum) -> Expr:
    """The terms of a sum between numbers, one after the other."""
    variables = [limit[0] for limit in expr.limits]
    ranges = (range(int(low), int(high) + 1) for _, low, high in expr.limits)
    places = (
        dict(zip(variables, map(Integer, p), strict=True)) for p in product(*ranges)
    )
    return Add(*(expr.function.xreplace(place) for place in places))


def leaf(expr: Expr) -> Expr:
    """A factor that is no sum, with normal forms inside it."""
    if isinstance(expr, Indexed) or not expr.args:
        return expr
    return expr.func(
        *(normal(a) if isinstance(a, Expr) else leaf(a) for a in expr.args)
    )


def powers(expr: Expr) -> list[Expr]:
    """b^(x + y) as the factors b^x and b^y."""
    base, exponent = expr.as_base_exp()
    exponent = exponent.expand()
    if not isinstance(exponent, Add) or not isinstance(expr, Pow | exp):
        return [expr]
    return [base**part for part in exponent.args]


def mean(factors: list[Expr]) -> list[Expr]:
    """E[c f] = c E[f] for the factors c in which no entry occurs."""
    fixed = [f for f in factors if not f.has(Indexed)]
    random = [f for f in factors if f.has(Indexed)]
    return [*fixed, Expectation(Mul(*random))] if random else fixed


def contract(
    factors: list[Expr], limits: list[Limits]
) -> tuple[list[Expr], list[Limits]]:
    """Σ_k δ_{jk} f_k = f_j, for every delta that meets a bound variable."""
    bound = {limit[0]: limit[1:] for limit in limits}
    for delta in (f for f in factors if isinstance(f, KroneckerDelta)):
        old, new = sorted(delta.args, key=lambda index: index not in bound)
        rest = [f for f in factors if f != delta]
        same_range = bound.get(new, bound.get(old)) == bound.get(old)
        if old in bound and isinstance(new, Symbol) and same_range:
            limits = [limit for limit in limits if limit[0] != old]
            return contract([leaf(f.xreplace({old: new})) for f in rest], limits)
        old, new = sorted(delta.args, key=default_sort_key, reverse=True)
        free = isinstance(old, Symbol) and old not in bound
        if free and any(f.has(old) for f in rest):
            named = [leaf(f.xreplace({old: new})) for f in rest]
            return contract([delta, *named], limits)
    return factors, limits


def assemble(factors: list[Expr], limits: list[Limits]) -> Expr:
    """c · Σ(factors) · Σ(factors) ..., every sum as small as it can be."""
    bound = {limit[0] for limit in limits}
    if any(bound & end.free_symbols for limit in limits for end in limit[1:]):
        raise ValueError(f"limits: expected ends that do not vary, got {limits}")
    result = [f for f in factors if not bound & f.free_symbols]
    inner = [f for f in factors if bound & f.free_symbols]
    used = set().union(*(f.free_symbols for f in inner))
    for _, low, high in (limit for limit in limits if limit[0] not in used):
        result.append(high - low + 1)
    for variables, group in linked(inner, bound):
        own = [limit for limit in limits if limit[0] in variables]
        empty = any(high - low + 1 == 0 for _, low, high in own)
        result.append(Integer(0) if empty else rename(group, own))
    return Mul(*result).expand(deep=False)


def linked(factors: list[Expr], bound: set[Expr]) -> list[tuple[set[Expr], list[Expr]]]:
    """The factors in groups that share no bound variable, each a sum of its own."""
    groups: list[tuple[set[Expr], list[Expr]]] = []
    for factor in factors:
        mine = bound & factor.free_symbols
        joined = [g for g in groups if g[0] & mine]
        groups = [g for g in groups if not g[0] & mine]
        variables = mine.union(*(g[0] for g in joined))
        groups.append((variables, [f for g in joined for f in g[1]] + [factor]))
    return groups


def rename(factors: list[Expr], limits: list[Limits]) -> Expr:
    """The sum with its variables named by depth and place, least of all namings."""
    level = 1 + max((b.level for f in factors for b in f.atoms(Bound)), default=0)
    names = [Bound(level, place) for place in range(len(limits))]
    candidates = []
    for order in permutations(limits):
        naming = {limit[0]: name for limit, name in zip(order, names, strict=True)}
        named = sorted((f.xreplace(naming) for f in factors), key=default_sort_key)
        new_limits = [(naming[v], low, high) for v, low, high in order]
        candidates.append(Sum(Mul(*named), *new_limits))
    return min(candidates, key=default_sort_key)


def peel(expr: Expr, last: Expr) -> Expr:
    """Σ_{i=1}^{t} f_i = Σ_{i=1}^{t-1} f_i + f_t, for the sums that end at t."""

    def split(s: Sum) -> Expr:
        ((v, lo, hi),) = s.limits
        return Sum(s.function, (v, lo, hi - 1)) + s.function.xreplace({v: last})

    return normal(
        expr.replace(lambda e: isinstance(e, Sum) and e.limits[0][2] == last, split)
    )
