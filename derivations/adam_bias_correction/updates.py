"""How far Adam moves: at the first step, without the correction, in all."""

from sympy import Abs, Ne, Rational, Sum, Tuple, sqrt

from derivations.adam_bias_correction.symbols import (
    beta_1,
    beta_2,
    epsilon,
    eta,
    g,
    g_bar,
    i,
    m,
    path,
    q,
    t,
    update,
    v,
)
from derivations.checks import Algebra, Evaluation, Given, Induction
from derivations.definitions import Definition
from derivations.results import INSTANCE
from derivations.step import Step

SAME_GRADIENT = Given(g[i], g_bar, (Definition(g[i], g_bar),))
USUAL = Given(
    Tuple(beta_1, beta_2),
    Tuple(Rational(9, 10), Rational(999, 1000)),
    (Definition(beta_1, Rational(9, 10)), Definition(beta_2, Rational(999, 1000))),
    exact=True,
)
RATIO = (1 - beta_1**t) / sqrt(1 - beta_2**t)

FIRST_STEP = Step(
    "first-step",
    update(1),
    eta * g[1] / (Abs(g[1]) + epsilon),
    "Epsilon apart, the corrected first step has the length of the learning rate, "
    "whatever the size of the gradient, unless it is zero.",
    Algebra(),
)
CONSTANT = Step(
    "constant-first",
    m[t],
    (1 - beta_1**t) * g_bar,
    "If the gradient never changes, the first moment is that gradient, too small by "
    "the same factor.",
    Induction(given=(SAME_GRADIENT,)),
)
CONSTANT_SQUARE = Step(
    "constant-second",
    v[t],
    (1 - beta_2**t) * g_bar**2,
    "The second moment is then its square, too small by its own factor.",
    Induction(given=(SAME_GRADIENT,)),
)
UNCORRECTED = Step(
    "uncorrected",
    eta * m[t] / sqrt(v[t]),
    RATIO * eta * g_bar / Abs(g_bar),
    "Without the correction, and without epsilon, the step is the learning rate times "
    "the first moment's factor over the root of the second moment's.",
    Algebra(
        given=(SAME_GRADIENT,),
        using=(CONSTANT, CONSTANT_SQUARE),
        where=(Ne(g_bar, 0),),
    ),
)
DEFAULTS = Step(
    "uncorrected-first-step",
    RATIO.subs(t, 1),
    sqrt(10),
    "With the usual decay rates that makes the first step more than three times too "
    "long: by the square root of ten.",
    Evaluation(given=(USUAL,)),
    scope=INSTANCE,
)
PATH = Step(
    "path",
    path[t],
    -Sum(update(q), (q, 1, t)),
    "The parameters have moved by the sum of all updates, against the first moment.",
    Induction(),
)
