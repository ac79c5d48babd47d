r"""Adam's bias correction.

At step $t = 1, 2, \ldots$ a parameter has the gradient $g_t$. Adam keeps a moving
average $m_t$ of the gradients and another, $v_t$, of their squares. Both start at zero;
$\hat{m}_t$ and $\hat{v}_t$ are the corrected averages, and $\Delta_t$ is how far the
parameter has moved since the start:

{definitions}

The learning rate $\eta$ and $\epsilon$ are positive, the decay rates $\beta_1$ and
$\beta_2$ lie between zero and one (`nnbook` takes zero too). $\mathbb{E}$ is the mean
over the random draws of the batches; $\mu_t$ is the mean of the gradient at step $t$,
and $\bar{g}$ a gradient that never changes. If all gradients have the same mean $\mu$,
and their squares the same mean $\nu$, then dividing by $1 - \beta_1^t$ and
$1 - \beta_2^t$ makes both averages right in the mean at every step:

{unbiased-first}

{unbiased-second}

Without the correction the first step is not too short but too long: about three times,
with the usual decay rates. Indices $i$ and $q$ run over the steps up to $t$.
"""

from collections.abc import Iterator
from functools import partial

import numpy as np
from sympy import (
    Abs,
    Expr,
    IndexedBase,
    Integer,
    Ne,
    Rational,
    Sum,
    Symbol,
    Tuple,
    sqrt,
    symbols,
)

import nnbook
from derivations.checks import Algebra, Evaluation, Given, Induction
from derivations.core import Array, Bridge, Counterfeit, Point, Proof, Step
from derivations.definitions import Context, Definition, Recurrence
from derivations.evaluate import COIN
from derivations.notation import Expectation as E
from derivations.results import INSTANCE

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
TOSSED = Definition(g[i], mu + spread * coin[i])
SAME_MEAN = Given(E(g[i]), mu, (TOSSED,))
SAME_SQUARE = Given(E(g[i] ** 2), nu, (TOSSED, Definition(nu, mu**2 + spread**2)))
ANY_MEAN = Given(E(g[i]), means[i], (Definition(g[i], means[i] + spread * coin[i]),))

SAME_GRADIENT = Given(g[i], g_bar, (Definition(g[i], g_bar),))
USUAL = Given(
    Tuple(beta_1, beta_2),
    Tuple(Rational(9, 10), Rational(999, 1000)),
    (Definition(beta_1, Rational(9, 10)), Definition(beta_2, Rational(999, 1000))),
    exact=True,
)
RATIO = (1 - beta_1**t) / sqrt(1 - beta_2**t)

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


def runs(rng: np.random.Generator) -> Iterator[tuple[nnbook.Adam, Array, Array]]:
    """Adam after random gradients: optimiser, gradients, how far theta moved."""
    for count in range(30):
        steps = int(rng.integers(1, 9)) if count else 25
        gradients = 10.0 ** rng.integers(-4, 2) * rng.normal(size=steps)
        lr, eps = 10.0 ** rng.uniform(-2, 0), 10.0 ** rng.uniform(-8, -1)
        beta1, beta2 = rng.uniform(0.5, 0.95), rng.uniform(0.5, 0.999)
        start = rng.normal(size=1)
        theta = start.copy()
        adam = nnbook.Adam(theta, lr, beta1, beta2, eps)
        for gradient in gradients:
            adam.step(np.array([gradient]))
        yield adam, gradients, theta - start


def states(rng: np.random.Generator, name: str) -> Iterator[Point]:
    """m, v or the distance moved, at the last step of each run."""
    for adam, gradients, moved in runs(rng):
        got = moved if name == "path" else getattr(adam, name)
        symbols_ = {
            "eta": adam.lr,
            "epsilon": adam.eps,
            "beta_1": adam.beta1,
            "beta_2": adam.beta2,
        }
        tables = {key: {(): value} for key, value in symbols_.items()}
        yield Point(got[0], (), {t: len(gradients)}, {"g": gradients, **tables})


def off_by_one(step: Symbol) -> Expr:
    """The update with t + 1 where t belongs."""
    first = m[step] / (1 - beta_1 ** (step + 1))
    second = v[step] / (1 - beta_2 ** (step + 1))
    return eta * first / (sqrt(second) + epsilon)


PROOF = Proof(
    context=CONTEXT,
    steps=(
        FIRST_MOMENT,
        SECOND_MOMENT,
        WEIGHTS,
        MEAN,
        MEAN_SQUARE,
        UNBIASED,
        UNBIASED_SQUARE,
        DRIFT,
        FIRST_STEP,
        CONSTANT,
        CONSTANT_SQUARE,
        UNCORRECTED,
        DEFAULTS,
        PATH,
    ),
    bridges=(
        Bridge("m", "nnbook.Adam.m", FIRST_MOMENT, partial(states, name="m")),
        Bridge("v", "nnbook.Adam.v", SECOND_MOMENT, partial(states, name="v")),
        Bridge(
            "theta",
            "nnbook.Adam.step",
            PATH,
            partial(states, name="path"),
            using=(FIRST_MOMENT, SECOND_MOMENT),
        ),
    ),
    counterfeits=(
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
    ),
)
