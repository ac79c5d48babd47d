"""Values found by walking over an expression."""

from random import Random

import numpy as np
import pytest
from sympy import (
    Abs,
    IndexedBase,
    Integer,
    KroneckerDelta,
    Limit,
    Rational,
    Sum,
    exp,
    log,
    sign,
    sqrt,
    symbols,
)

from derivations.definitions import Context, Definition, Recurrence
from derivations.evaluate import COIN, World, number
from derivations.notation import Expectation, Indicator, Partial, relu

K, t = symbols("K t", integer=True, positive=True)
i, j, k = symbols("i j k", integer=True, positive=True)
r = symbols("r", real=True)
x, y, f, c = IndexedBase("x"), IndexedBase("y"), IndexedBase("f"), IndexedBase(COIN)
CONTEXT = Context(
    definitions=(Definition(y[j], Sum(x[k] * k * j, (k, 1, K))),),
    recurrences=(Recurrence(f[t], 2 * f[t - 1] + t, Integer(1)),),
)


def world(**tables: object) -> World:
    tables = {"x": np.array([1.0, 2.0, 4.0]), "r": {(): -3.0}} | tables
    return World(CONTEXT, {K: 3, t: 2, j: 2}, Random(0), tables)


VALUES = {
    Sum(x[k], (k, 1, K)): 7,
    Sum(x[k] * x[i], (i, 1, k), (k, 1, K)): 35,
    Sum(x[k], (k, 1, 0)): 0,
    y[j]: 34,
    f[t]: 8,
    f[0]: 1,
    Rational(1, 4) + Integer(2): 2.25,
    Abs(r) + sign(r): 2,
    sqrt(x[3]): 2,
    exp(log(x[2])): 2,
    KroneckerDelta(j, 2) + KroneckerDelta(j, 3): 1,
    Indicator(x[1] > r) + Indicator(x[1] < r): 1,
    Indicator(x[1] >= 1): 1,
    relu(r) + relu(-r): 3,
    Partial(x[2] ** 3 + x[1], x[2]): 12,
    Partial(y[1], x[3]): 3,
    Expectation((2 + c[1] + c[2]) ** 2): 6,
    Limit(r * log(r), r, 0): 0,
    0 * log(x[1] - 1): 0,
}


@pytest.mark.parametrize("expr", VALUES, ids=str)
def test_value(expr: object) -> None:
    assert float(number(expr, world())) == pytest.approx(VALUES[expr], abs=1e-12)


def test_zero_times_infinity_counts_as_zero() -> None:
    product = x[1] * log(x[2], evaluate=False)
    assert number(product, world(x=np.zeros(2))) == 0


def test_exponents_do_not_overflow() -> None:
    softmax = exp(x[1]) / (exp(x[1]) + exp(x[2]))
    assert number(softmax, world(x=np.array([1e5, -1e5]))) == 1


def test_a_drawn_value_stays() -> None:
    drawn = IndexedBase("drawn")
    one = world()
    assert number(drawn[1], one) == number(drawn[1], one)
    assert number(drawn[1], one) != number(drawn[2], one)


def test_signs_are_respected() -> None:
    positive = IndexedBase("positive", positive=True)
    one = world()
    assert all(number(positive[place], one) > 0 for place in range(1, 30))


def test_an_unknown_function_is_named() -> None:
    from sympy import gamma

    with pytest.raises(TypeError, match="gamma"):
        number(gamma(x[1]), world())
