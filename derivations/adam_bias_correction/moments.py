"""The moving averages: what they are, and what they are in the mean."""

from sympy import Sum

from derivations.adam_bias_correction.symbols import (
    beta_1,
    beta_2,
    coin,
    g,
    i,
    m,
    m_hat,
    means,
    mu,
    nu,
    spread,
    t,
    v,
    v_hat,
)
from derivations.checks import Algebra, Given, Induction
from derivations.definitions import Definition
from derivations.notation import Expectation as E
from derivations.step import Step

TOSSED = Definition(g[i], mu + spread * coin[i])
SAME_MEAN = Given(E(g[i]), mu, (TOSSED,))
SAME_SQUARE = Given(E(g[i] ** 2), nu, (TOSSED, Definition(nu, mu**2 + spread**2)))
ANY_MEAN = Given(E(g[i]), means[i], (Definition(g[i], means[i] + spread * coin[i]),))

FIRST_MOMENT = Step(
    "first-moment",
    m[t],
    (1 - beta_1) * Sum(beta_1 ** (t - i) * g[i], (i, 1, t)),
    "The first moment is a weighted sum of all gradients so far, the latest with the "
    "largest weight.",
    Induction(),
)
SECOND_MOMENT = Step(
    "second-moment",
    v[t],
    (1 - beta_2) * Sum(beta_2 ** (t - i) * g[i] ** 2, (i, 1, t)),
    "The second moment is the same kind of sum, of the squared gradients.",
    Induction(),
)
WEIGHTS = Step(
    "weights",
    Sum(beta_1 ** (t - i), (i, 1, t)),
    (1 - beta_1**t) / (1 - beta_1),
    "The weights sum to one minus the power of the decay rate, over one minus the "
    "decay rate.",
    Induction(),
)
MEAN = Step(
    "mean-first",
    E(m[t]),
    (1 - beta_1**t) * mu,
    "If every gradient has the same mean, the first moment falls short of it by a "
    "known factor.",
    Induction(given=(SAME_MEAN,)),
)
MEAN_SQUARE = Step(
    "mean-second",
    E(v[t]),
    (1 - beta_2**t) * nu,
    "If every squared gradient has the same mean, the second moment falls short of it "
    "in the same way.",
    Induction(given=(SAME_SQUARE,)),
)
UNBIASED = Step(
    "unbiased-first",
    E(m_hat[t]),
    mu,
    "Divided by that factor, the first moment is right on average at every step.",
    Algebra(given=(SAME_MEAN,), using=(MEAN,)),
)
UNBIASED_SQUARE = Step(
    "unbiased-second",
    E(v_hat[t]),
    nu,
    "Divided by its own factor, so is the second moment.",
    Algebra(given=(SAME_SQUARE,), using=(MEAN_SQUARE,)),
)
DRIFT = Step(
    "drift",
    E(m_hat[t]) - means[t],
    (1 - beta_1)
    / (1 - beta_1**t)
    * Sum(beta_1 ** (t - i) * (means[i] - means[t]), (i, 1, t)),
    "If the mean drifts, a bias remains: the weighted average of how far the earlier "
    "means lie from the present one.",
    Algebra(given=(ANY_MEAN,), using=(FIRST_MOMENT, WEIGHTS)),
)
