"""The letters of the proof and what they stand for."""

from sympy import Expr, IndexedBase, Symbol, sqrt, symbols

from derivations.definitions import Context, Definition, Recurrence
from derivations.evaluate import COIN

# Steps t, earlier steps i and q; rates eta (learning), beta_1, beta_2 (decay).
t, i, q = symbols("t i q", integer=True, positive=True)
beta_1, beta_2 = symbols("beta_1 beta_2", positive=True)
eta, epsilon = symbols("eta epsilon", positive=True)
mu, nu, spread = symbols("mu nu spread", positive=True)

g_bar = Symbol(r"\bar{g}", real=True)

g = IndexedBase("g", real=True)
m, v, path = IndexedBase("m"), IndexedBase("v"), IndexedBase(r"\Delta")
m_hat, v_hat = IndexedBase(r"\hat{m}"), IndexedBase(r"\hat{v}")
means, coin = IndexedBase(r"\mu"), IndexedBase(COIN)


def update(step: Expr) -> Expr:
    """η m̂ / (√v̂ + ε), the change that Adam makes at a step."""
    return eta * m_hat[step] / (sqrt(v_hat[step]) + epsilon)


CONTEXT = Context(
    recurrences=(
        Recurrence(m[t], beta_1 * m[t - 1] + (1 - beta_1) * g[t]),
        Recurrence(v[t], beta_2 * v[t - 1] + (1 - beta_2) * g[t] ** 2),
        Recurrence(path[t], path[t - 1] - update(t)),
    ),
    definitions=(
        Definition(m_hat[t], m[t] / (1 - beta_1**t)),
        Definition(v_hat[t], v[t] / (1 - beta_2**t)),
    ),
    ranges={i: t},
    trials=({t: 1}, {t: 2}, {t: 3}),
    fractions=(beta_1, beta_2),
)
