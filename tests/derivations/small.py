"""A small proof for the tests of the engine: L = Σ x², and a recurrence."""

from collections.abc import Iterator
from random import Random
from typing import Any

import numpy as np
from sympy import IndexedBase, Sum, symbols

from derivations.bridge import Point
from derivations.checks import Algebra
from derivations.definitions import Context, Definition, Recurrence
from derivations.notation import Partial
from derivations.proof import Proof
from derivations.step import Step
from derivations.verdict import judge

K, t = symbols("K t", integer=True, positive=True)
j, k = symbols("j k", integer=True, positive=True)
r = symbols("r", real=True)
x, f = IndexedBase("x", real=True), IndexedBase("f")
L = symbols("L", real=True)
CONTEXT = Context(
    definitions=(Definition(L, Sum(x[k] ** 2, (k, 1, K))),),
    recurrences=(Recurrence(f[t], f[t - 1] + t),),
    ranges={j: K},
    trials=({K: 2, t: 1}, {K: 3, t: 3}),
)
TRUE = Step("true", Partial(L, x[j]), 2 * x[j], "Twice.", Algebra())


def verdict(step: Step) -> Any:
    return judge(step, step.rhs, CONTEXT, Random(0))


def steps(*listed: Step) -> list[Any]:
    return list(Proof(CONTEXT, listed, (), ()).run_steps(0))


def squares(rng: np.random.Generator) -> Iterator[Point]:
    for size in (1, 2, 3):
        values = rng.normal(size=size)
        yield Point(2 * values, (j,), {K: size}, {"x": values})


def nothing(rng: np.random.Generator) -> Iterator[Point]:
    yield from ()
