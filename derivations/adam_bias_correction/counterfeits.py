"""What a learner or an author would write instead, and where it goes wrong."""

from sympy import Abs, Expr, Integer, Sum, Symbol, sqrt

from derivations.adam_bias_correction.moments import (
    DRIFT,
    FIRST_MOMENT,
    MEAN,
    SECOND_MOMENT,
)
from derivations.adam_bias_correction.symbols import (
    beta_1,
    beta_2,
    epsilon,
    eta,
    g,
    g_bar,
    i,
    m,
    m_hat,
    mu,
    q,
    t,
    update,
    v,
    v_hat,
)
from derivations.adam_bias_correction.updates import FIRST_STEP, PATH, UNCORRECTED
from derivations.counterfeit import Counterfeit


def off_by_one(step: Symbol) -> Expr:
    """The update with t + 1 where t belongs."""
    first = m[step] / (1 - beta_1 ** (step + 1))
    second = v[step] / (1 - beta_2 ** (step + 1))
    return eta * first / (sqrt(second) + epsilon)


COUNTERFEITS = (
    Counterfeit(
        "Epsilon inside the root",
        FIRST_STEP,
        eta * g[1] / sqrt(g[1] ** 2 + epsilon),
        "A lecture slide prints it there; the code beside it, the paper and this "
        "book add it to the root.",
    ),
    Counterfeit(
        "Epsilon inside the root, at every step",
        PATH,
        -Sum(eta * m_hat[q] / sqrt(v_hat[q] + epsilon), (q, 1, t)),
        "The same slip on the whole path.",
    ),
    Counterfeit(
        "Exponent off by one",
        PATH,
        -Sum(off_by_one(q), (q, 1, t)),
        "The step is counted up before the correction in one place and after it in "
        "the other.",
    ),
    Counterfeit(
        "Correction without the power",
        MEAN,
        (1 - beta_1) * mu,
        "Right at the first step only.",
    ),
    Counterfeit(
        "No correction",
        PATH,
        -Sum(eta * m[q] / (sqrt(v[q]) + epsilon), (q, 1, t)),
        "The averages as they are, still close to zero.",
    ),
    Counterfeit(
        "Uphill",
        PATH,
        Sum(update(q), (q, 1, t)),
        "A plus sign moves the parameters along the gradient.",
    ),
    Counterfeit(
        "Oldest gradient weighs most",
        FIRST_MOMENT,
        (1 - beta_1) * Sum(beta_1 ** (i - 1) * g[i], (i, 1, t)),
        "The powers counted from the wrong end.",
    ),
    Counterfeit(
        "Weights one step late",
        FIRST_MOMENT,
        (1 - beta_1) * Sum(beta_1 ** (t - i + 1) * g[i], (i, 1, t)),
        "The latest gradient has weight one, not the decay rate, before scaling.",
    ),
    Counterfeit(
        "Second moment without the square",
        SECOND_MOMENT,
        (1 - beta_2) * Sum(beta_2 ** (t - i) * g[i], (i, 1, t)),
        "It would be an average of gradients once more, and could be negative.",
    ),
    Counterfeit(
        "Unbiased for drifting gradients too",
        DRIFT,
        Integer(0),
        "The correction removes the bias of the start, not that of a moving mean.",
    ),
    Counterfeit(
        "Uncorrected steps are too short",
        UNCORRECTED,
        (1 - beta_1**t) * eta * g_bar / Abs(g_bar),
        "The denominator is too small as well, and at the usual rates it wins.",
    ),
)
