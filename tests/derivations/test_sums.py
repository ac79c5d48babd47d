"""Equal sums get one normal form; unequal sums do not."""

import pytest
from sympy import IndexedBase, Integer, KroneckerDelta, Sum, exp, symbols

from derivations.notation import Expectation, relu
from derivations.sums import normal, peel

K, N, t = symbols("K N t", integer=True, positive=True)
a, b, i, j, k, n = symbols("a b i j k n", integer=True, positive=True)
beta = symbols("beta", positive=True)
x, y, W = IndexedBase("x"), IndexedBase("y"), IndexedBase("W")


def over(term: object, *limits: object) -> Sum:
    return Sum(term, *limits)


EQUAL = {
    "another name of the variable": (over(x[k], (k, 1, K)), over(x[i], (i, 1, K))),
    "order of summation": (
        over(x[k] * y[n] * W[k, n], (k, 1, K), (n, 1, N)),
        over(x[k] * y[n] * W[k, n], (n, 1, N), (k, 1, K)),
    ),
    "a factor outside": (over(x[j] * x[k], (k, 1, K)), x[j] * over(x[k], (k, 1, K))),
    "a sum of a sum": (
        over(x[k] * over(W[k, n], (n, 1, N)), (k, 1, K)),
        over(over(x[k] * W[k, n], (k, 1, K)), (n, 1, N)),
    ),
    "a product of sums": (
        over(x[k], (k, 1, K)) * over(y[n], (n, 1, N)),
        over(x[k] * y[n], (k, 1, K), (n, 1, N)),
    ),
    "a square": (over(x[k], (k, 1, K)) ** 2, over(x[k] * x[i], (k, 1, K), (i, 1, K))),
    "a quotient": (over(x[k] / over(x[i], (i, 1, K)), (k, 1, K)), Integer(1)),
    "a delta": (over(x[k] * KroneckerDelta(j, k), (k, 1, K)), x[j]),
    "two deltas": (
        over(
            W[k, n] * KroneckerDelta(j, k) * KroneckerDelta(i, n),
            (k, 1, K),
            (n, 1, N),
        ),
        W[j, i],
    ),
    "a delta between free indices": (
        KroneckerDelta(i, j) * x[i],
        KroneckerDelta(i, j) * x[j],
    ),
    "a constant": (over(1, (k, 1, K)), K),
    "a power": (beta * over(beta ** (-k), (k, 1, K)), over(beta ** (1 - k), (k, 1, K))),
    "an exponential": (
        over(exp(x[k] - x[j]), (k, 1, K)),
        exp(-x[j]) * over(exp(x[k]), (k, 1, K)),
    ),
    "sums inside a function": (
        relu(over(W[j, k] * x[k], (k, 1, K))),
        relu(over(x[i] * W[j, i], (i, 1, K))),
    ),
    "a mean": (
        Expectation(over(beta**k * x[k], (k, 1, K))),
        over(beta**k * Expectation(x[k]), (k, 1, K)),
    ),
    "numbers as limits": (over(x[k], (k, 1, 3)), x[1] + x[2] + x[3]),
    "no terms": (over(x[k], (k, 1, 0)), Integer(0)),
}


@pytest.mark.parametrize("case", EQUAL)
def test_equal_sums_have_one_form(case: str) -> None:
    left, right = EQUAL[case]
    assert left != right
    assert normal(left) == normal(right)


UNEQUAL = {
    "another range": (over(x[k], (k, 1, K)), over(x[k], (k, 1, N))),
    "transposed": (over(W[j, k], (k, 1, K)), over(W[k, j], (k, 1, K))),
    "diagonal": (
        over(x[k] * y[k], (k, 1, K)),
        over(x[k], (k, 1, K)) * over(y[k], (k, 1, K)),
    ),
    "a delta out of range": (over(x[k] * KroneckerDelta(k, 0), (k, 1, K)), x[0]),
    "a delta between ranges": (
        over(x[k] * KroneckerDelta(k, n), (k, 1, K), (n, 1, N)),
        over(x[k], (k, 1, K)),
    ),
    "a mean of a product": (
        Expectation(x[i] * x[j]),
        Expectation(x[i]) * Expectation(x[j]),
    ),
}


@pytest.mark.parametrize("case", UNEQUAL)
def test_unequal_sums_stay_apart(case: str) -> None:
    left, right = UNEQUAL[case]
    assert normal(left) != normal(right)


def test_bound_variables_do_not_clash() -> None:
    """Σ_k x_k (Σ_k x_k) is a square, not Σ_k x_k K x_k."""
    inner = over(x[k], (k, 1, K))
    assert normal(over(x[k] * inner, (k, 1, K))) == normal(inner**2)


def test_peel_takes_the_last_term() -> None:
    whole, shorter = over(x[k], (k, 1, t)), over(x[k], (k, 1, t - 1))
    assert peel(normal(whole), t) == normal(shorter) + x[t]
