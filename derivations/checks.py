"""How an equation is known: by a proof, and by the failure to refute it.

The two ways are independent. A step needs the proof and must survive the search for
values at which its sides differ; a counterfeit must not be provable and must be caught
by values.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any, ClassVar

from sympy import (
    Dummy,
    Eq,
    Expr,
    FiniteSet,
    Indexed,
    IndexedBase,
    Integer,
    Limit,
    Mul,
    Ne,
    Sum,
    Symbol,
    Tuple,
    Wild,
    cancel,
    expand_log,
    together,
)

from derivations.definitions import Context, Definition, name_of
from derivations.evaluate import COIN, World, number
from derivations.latex import latex
from derivations.matrices import entries
from derivations.notation import Expectation, relu
from derivations.sums import normal, peel

if TYPE_CHECKING:
    from derivations.step import Step

TOLERANCE = 1e-12
HANDFUL = 4  # numbers that a sentence can carry
TIME = Symbol("t", integer=True, positive=True)
NUMBER = Symbol("z", real=True)


@dataclass(frozen=True)
class Given:
    """An assumption lhs = rhs, with definitions under which numbers satisfy it.

    With `exact` these definitions say all that is assumed and the proof uses them; else
    they are an example for numbers and the proof uses the equation alone. `named` is a
    shorter way to write the assumption.
    """

    lhs: Any
    rhs: Any
    models: tuple[Definition, ...] = ()
    exact: bool = False
    named: Any = None

    def equations(self) -> Iterable[tuple[Any, Any]]:
        """The assumption, one pair of sides for each entry of a tuple."""
        if isinstance(self.lhs, Tuple):
            return zip(self.lhs, self.rhs, strict=True)
        return ((self.lhs, self.rhs),)

    @property
    def conditions(self) -> tuple[Any, ...]:
        """The assumption as it is shown."""
        if self.named is not None:
            return (self.named,)
        return tuple(Eq(lhs, rhs, evaluate=False) for lhs, rhs in self.equations())


@dataclass(frozen=True)
class Check:
    """Proof and refutation of lhs = rhs, under assumptions, using earlier steps.

    `where` holds conditions that are no equations, such as a number that is not zero.
    """

    how: ClassVar[str]
    given: tuple[Given, ...] = ()
    using: tuple["Step", ...] = ()
    where: tuple[Any, ...] = ()

    @property
    def conditions(self) -> tuple[Any, ...]:
        """The assumptions, to be shown beside the equation."""
        return (*(c for given in self.given for c in given.conditions), *self.where)

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether the two sides are shown to be equal."""
        raise NotImplementedError

    def spoil(self, rhs: Any) -> Any:
        """A right-hand side that is certainly wrong if `rhs` is right."""
        return rhs + 1

    def refutes(self, lhs: Any, rhs: Any, context: Context, rng: Random) -> str:
        """Values at which the two sides differ, or nothing."""
        public = names((lhs, rhs, *context.bodies()))
        models = [model for given in self.given for model in given.models]
        for world in self.worlds(context.extended(models), (lhs, rhs), rng):
            left, right = number(lhs, world), number(rhs, world)
            if abs(left - right) > TOLERANCE * max(1, abs(left), abs(right)):
                return witness(world, public, float(left), float(right))
        return ""

    def worlds(
        self, context: Context, sides: tuple[Any, Any], rng: Random
    ) -> Iterator[World]:
        """Numbers for all symbols: every trial size, some of the free indices."""
        return worlds(context, sides, rng)


@dataclass(frozen=True)
class Algebra(Check):
    """lhs - rhs = 0 by the rules of sums, derivatives and fractions."""

    how = (
        "SymPy reduces the difference of the two sides to zero with every size and "
        "value symbolic; at random values the sides agree as well."
    )

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether lhs - rhs simplifies to zero."""
        known = [(step.lhs, step.rhs) for step in self.using]
        known += [(given.lhs, given.rhs) for given in self.given if not given.exact]
        named = [Definition(a, b) for a, b in known if isinstance(a, Indexed)]
        named += [model for g in self.given if g.exact for model in g.models]
        context = context.extended(named)
        difference = simplest(lhs - rhs, context)
        for a, b in known:
            if not isinstance(a, Indexed):
                difference = rewrite(difference, a, b, context)
        return vanishes(difference)


@dataclass(frozen=True)
class Evaluation(Algebra):
    """Algebra in which nothing is left symbolic."""

    how = "SymPy works out both sides; they are equal."


@dataclass(frozen=True)
class Induction(Check):
    """lhs(0) = rhs(0), and lhs(t - 1) = rhs(t - 1) gives lhs(t) = rhs(t)."""

    how = (
        "Induction: SymPy finds that both sides agree at the start and take the same "
        "step; at random values they agree as well."
    )
    on: Symbol = TIME

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether base and step both simplify to zero."""
        t = self.on
        base = simplest((lhs - rhs).subs(t, 0), context)
        new = peel(simplest(context.one_step(lhs), context), t)
        new = rewrite(new, lhs.subs(t, t - 1), rhs.subs(t, t - 1), context)
        for given in self.given:
            new = rewrite(new, given.lhs, given.rhs, context)
        step = normal(new) - peel(simplest(rhs, context), t)
        return vanishes(base) and vanishes(step)


@dataclass(frozen=True)
class Cases(Algebra):
    """lhs = rhs for z > 0 and for z < 0, one after the other."""

    how = (
        "Two cases, one for each sign: in both SymPy reduces the difference to zero; "
        "at random values the sides agree as well."
    )
    at_zero: ClassVar[bool] = False
    of: Symbol = NUMBER

    @property
    def conditions(self) -> tuple[Any, ...]:
        """z ≠ 0, if zero is no case."""
        away = () if self.at_zero else (Ne(self.of, 0),)
        return (*away, *super().conditions)

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether the sides agree in every case."""
        cases = [Symbol(self.of.name, positive=True)]
        cases += [Symbol(self.of.name, negative=True)]
        cases += [Integer(0)] if self.at_zero else []
        return all(
            Algebra.proves(self, lhs.subs(self.of, z), rhs.subs(self.of, z), context)
            for z in cases
        )

    def worlds(
        self, context: Context, sides: tuple[Any, Any], rng: Random
    ) -> Iterator[World]:
        """Random numbers and, if it is a case, zero."""
        yield from super().worlds(context, sides, rng)
        for world in super().worlds(context, sides, rng) if self.at_zero else ():
            world.drawn[self.of.name, ()] = world.field.mpf(0)
            yield world


@dataclass(frozen=True)
class EveryNumber(Cases):
    """lhs = rhs for z > 0, for z < 0 and for z = 0."""

    how = (
        "Three cases, for positive and negative numbers and for zero: in each SymPy "
        "reduces the difference to zero; at random values and at zero the sides agree "
        "as well."
    )
    at_zero = True


@dataclass(frozen=True)
class SetEquality(Check):
    """A set described by a property equals a set that is written down."""

    how = (
        "The set on the left, worked out from its definition, is the one on the right."
    )

    def proves(self, lhs: Any, rhs: Any, context: Context) -> bool:
        """Whether the set that was worked out is the one that is claimed."""
        return bool(lhs.doit() == rhs)

    def spoil(self, rhs: Any) -> Any:
        """The set with one member more."""
        return rhs.union(FiniteSet(Symbol("spoilt")))

    def refutes(self, lhs: Any, rhs: Any, context: Context, rng: Random) -> str:
        """A member of one set that is missing from the other."""
        for member in lhs.candidates(rhs):
            if lhs.admits(member) != (rhs.contains(member) == True):  # noqa: E712
                side = "left" if lhs.admits(member) else "right"
                return f"${latex(member)}$ belongs to the set on the {side} only."
        return ""


def simplest(expr: Expr, context: Context) -> Expr:
    """The normal form, with every name replaced by what it stands for."""
    expr = entries(expr).replace(lambda e: isinstance(e, Limit), approach)
    expr = context.unfold(expand_log(normal(expr)))
    return normal(expand_log(expr))


def approach(limit: Limit) -> Expr:
    """The limit at zero, worked out with a variable that has the right sign."""
    body, variable, point, side = limit.args
    if point != 0:
        raise ValueError(f"limit: expected a limit at zero, got {limit}")
    right = str(side) == "+"
    near = Dummy(variable.name, positive=right, negative=not right)

    def beside(ramp: Expr) -> Expr:
        """relu(a) close to the point: a where a is positive there, 0 if negative."""
        (a,) = ramp.args
        there = a.subs(variable, 0)
        return a if there.is_positive else Integer(0) if there.is_negative else ramp

    body = body.replace(lambda e: isinstance(e, relu), beside)
    return Limit(body.subs(variable, near), near, 0, str(side)).doit()


def rewrite(expr: Expr, lhs: Expr, rhs: Expr, context: Context) -> Expr:
    """Use lhs = rhs in a normal form, for every value of the free indices in lhs."""
    atom, coefficient = leading(simplest(lhs, context))
    wild = {index: Wild(index.name) for index in context.ranges}
    value = simplest(rhs / coefficient, context).xreplace(wild)
    pattern = atom.xreplace(wild)
    return expr.replace(pattern, value) if pattern != atom else expr.subs(atom, value)


def leading(expr: Expr) -> tuple[Expr, Expr]:
    """The one sum, entry or mean in a product, and the coefficient in front of it."""
    factors = Mul.make_args(expr)
    atoms = [f for f in factors if isinstance(f, Sum | Indexed | Expectation)]
    if len(atoms) != 1:
        raise ValueError(f"lhs: expected a multiple of one sum or entry, got {expr}")
    return atoms[0], expr / atoms[0]


def vanishes(expr: Expr) -> bool:
    """Whether an expression is zero, after bringing it to one fraction if need be."""
    return bool(expr == 0 or cancel(together(expr)) == 0)


def worlds(context: Context, sides: tuple[Any, Any], rng: Random) -> Iterator[World]:
    """Numbers for all symbols: every trial size, and some of the free indices."""
    free = set().union(*(side.free_symbols for side in sides))
    indices = sorted((i for i in context.ranges if i in free), key=str)
    for sizes in context.trials:
        ends = (range(1, context.ranges[i].subs(sizes) + 1) for i in indices)
        choices = list(product(*ends))
        for choice in rng.sample(choices, min(4, len(choices))):
            world = World(context, sizes, rng)
            world.bound.update(zip(indices, choice, strict=True))
            yield world


def witness(world: World, public: set[str], left: float, right: float) -> str:
    """Where the two sides differ and by how much, as a sentence of MyST."""
    sizes = [f"${latex(s)} = {v}$" for s, v in world.bound.items() if s in world.seen]
    drawn = [entry for entry in sorted(world.drawn.items()) if entry[0][0] != COIN]
    values = [
        f"${latex(IndexedBase(name)[places] if places else Symbol(name))} = "
        f"{float(value):g}$"
        for (name, places), value in drawn
    ]
    hidden = any(name not in public for (name, _), _ in drawn)
    places_ = [*sizes, *values]
    if hidden or len(places_) > HANDFUL:
        where = "At a random point the"
    else:
        where = f"At {', '.join(places_)} the" if places_ else "The"
    digits = next((n for n in range(3, 17) if f"{left:.{n}g}" != f"{right:.{n}g}"), 17)
    return (
        f"{where} left side is ${left:.{digits}g}$ and the right side "
        f"${right:.{digits}g}$."
    )


def names(expressions: Iterable[Any]) -> set[str]:
    """The names that occur in some expressions."""
    atoms = (entries(e).atoms(Symbol, Indexed) for e in expressions)
    return {name_of(atom) for found in atoms for atom in found}
