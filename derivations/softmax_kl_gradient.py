r"""The gradient of softmax with the KL divergence.

There are $K$ classes. A sample has logits $z$, from which softmax makes the
probabilities $p$, and a target $d$: for each class a share $d_k \ge 0$. The shares sum
to $s$, which is one if the target is a distribution. A target is *one-hot* if the share
of its true class $c$ is one and the others are zero. The *cross-entropy* $\ell$ and the
*Kullback-Leibler divergence* $\mathrm{KL}$ compare the two; the *entropy* of the target
is $-\sum_{k=1}^{K} d_k \log d_k$, and $0 \log 0$ counts as $0$. In a batch of $N$
samples, the rows of $Z$, $P$ and $Y$ are logits, probabilities and targets, $S_n$ is
the sum of the target of sample $n$, and $L$ is the mean of the cross-entropies:

{definitions}

Whatever the target, the gradient of the cross-entropy is

{any-target}

For a target that sums to one it is *prediction minus target*, and it is the gradient of
the divergence as well:

{soft-target}

Indices run over the classes and samples that they name; $\delta_{ij}$ is one where its
indices agree and zero elsewhere.
"""

from collections.abc import Iterator

import numpy as np
from sympy import (
    IndexedBase,
    Integer,
    KroneckerDelta,
    Limit,
    Sum,
    Symbol,
    exp,
    log,
    symbols,
)

import nnbook
from derivations.checks import Algebra, Evaluation, Given
from derivations.core import Array, Bridge, Counterfeit, Point, Proof, Step
from derivations.definitions import Context, Definition
from derivations.notation import Partial

# Classes i, j, k up to K, samples n up to N; c is the true class.
K, N = symbols("K N", integer=True, positive=True)
i, j, k, c, n = symbols("i j k c n", integer=True, positive=True)
a, x = symbols("a x", real=True)
L, s = symbols("L s", real=True)
ell = Symbol(r"\ell", real=True)
KL = Symbol(r"\mathrm{KL}", real=True)
z = IndexedBase("z", real=True)
p, d = IndexedBase("p", positive=True), IndexedBase("d", nonnegative=True)
Z, P = IndexedBase("Z", real=True), IndexedBase("P", positive=True)
Y, S = IndexedBase("Y", real=True), IndexedBase("S", real=True)


def over_classes(term: Symbol) -> Sum:
    """Σ_{k=1}^{K} term."""
    return Sum(term, (k, 1, K))


CONTEXT = Context(
    definitions=(
        Definition(p[j], exp(z[j]) / over_classes(exp(z[k]))),
        Definition(KL, over_classes(d[k] * log(d[k] / p[k]))),
        Definition(ell, -over_classes(d[k] * log(p[k]))),
        Definition(s, over_classes(d[k])),
        Definition(S[n], over_classes(Y[n, k])),
        Definition(P[n, j], exp(Z[n, j]) / over_classes(exp(Z[n, k]))),
        Definition(L, -Sum(Y[n, k] * log(P[n, k]), (k, 1, K), (n, 1, N)) / N),
    ),
    ranges={i: K, j: K, k: K, c: K, n: N},
    trials=({K: 2, N: 2}, {K: 3, N: 2}, {K: 1, N: 1}),
)
share = IndexedBase("a", positive=True)
SUMS_TO_ONE = Given(
    over_classes(d[k]), 1, (Definition(d[j], share[j] / over_classes(share[k])),)
)

SHIFT = Step(
    "shift",
    exp(z[j] - a) / over_classes(exp(z[k] - a)),
    p[j],
    "Subtracting the same number from all logits leaves the softmax as it was.",
    Algebra(),
)
TOTAL = Step("total", over_classes(p[k]), 1, "The probabilities sum to one.", Algebra())
JACOBIAN = Step(
    "jacobian",
    Partial(p[i], z[j]),
    p[i] * (KroneckerDelta(i, j) - p[j]),
    "The slope of a probability by its own logit is the probability times its distance "
    "from one; by another logit it is minus the product of the two probabilities.",
    Algebra(),
)
ENTROPY = Step(
    "kl-and-cross-entropy",
    KL - ell,
    over_classes(d[k] * log(d[k])),
    "The divergence and the cross-entropy differ by a sum in which the prediction does "
    "not occur: minus the entropy of the target.",
    Algebra(),
)
LIMIT = Step(
    "zero-log-zero",
    Limit(x * log(x), x, 0),
    0,
    "A class with target zero adds nothing to that sum, in the limit.",
    Evaluation(),
)
ONE_HOT_LOSS = Step(
    "one-hot-loss",
    over_classes(KroneckerDelta(k, c) * log(KroneckerDelta(k, c) / p[k])),
    -log(p[c]),
    "For a one-hot target the divergence is minus the logarithm of the probability of "
    "the true class.",
    Algebra(),
)
ONE_HOT_CROSS_ENTROPY = Step(
    "one-hot-cross-entropy",
    -over_classes(KroneckerDelta(k, c) * log(p[k])),
    -log(p[c]),
    "So is the cross-entropy.",
    Algebra(),
)
ONE_HOT = Step(
    "one-hot-gradient",
    Partial(-log(p[c]), z[j]),
    p[j] - KroneckerDelta(j, c),
    "For a one-hot target the gradient is prediction minus target.",
    Algebra(),
)
ANY_TARGET = Step(
    "any-target",
    Partial(ell, z[j]),
    s * p[j] - d[j],
    "For any target the gradient is the prediction times the sum of the target, minus "
    "the target.",
    Algebra(),
)
SOFT = Step(
    "soft-target",
    Partial(KL, z[j]),
    p[j] - d[j],
    "For every target that sums to one the gradient is prediction minus target.",
    Algebra(given=(SUMS_TO_ONE,)),
)
BALANCE = Step(
    "balance",
    Sum(Partial(ell, z[j]), (j, 1, K)),
    0,
    "The entries of the gradient sum to zero, because shifting all logits together "
    "changes nothing.",
    Algebra(),
)
BROKEN = Step(
    "imbalance",
    Sum(p[j] - d[j], (j, 1, K)),
    1 - s,
    "Prediction minus target does not sum to zero unless the target sums to one, so "
    "for other targets it is not the gradient.",
    Algebra(),
)
BATCH_LOSS = Step(
    "batch-loss",
    L,
    Sum(Y[n, k] * (log(Sum(exp(Z[n, i]), (i, 1, K))) - Z[n, k]), (k, 1, K), (n, 1, N))
    / N,
    "The mean cross-entropy needs the logits only, and no probability that could round "
    "to zero.",
    Algebra(),
)
BATCH = Step(
    "batch",
    Partial(L, Z[n, j]),
    (S[n] * P[n, j] - Y[n, j]) / N,
    "When the loss is the mean over a batch, the gradient of each sample is divided by "
    "the size of the batch.",
    Algebra(),
)


def batches(rng: np.random.Generator) -> Iterator[tuple[Array, Array]]:
    """Logits and targets: ordinary and extreme logits, targets of every kind."""
    kinds = (one_hot_rows, soft_rows, unnormalised_rows)
    for count in range(60):
        shape = (int(rng.integers(1, 5)), int(rng.integers(1, 6)))
        scale = 1000.0 if count % 4 == 0 else 3.0
        yield scale * rng.normal(size=shape), kinds[count % 3](rng, shape)


def one_hot_rows(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """One class each."""
    return np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]


def soft_rows(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """Distributions."""
    return rng.dirichlet(np.ones(shape[1]), size=shape[0])


def unnormalised_rows(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """Any numbers at all."""
    return rng.normal(size=shape)


def values(rng: np.random.Generator) -> Iterator[Point]:
    """The loss of nnbook on random batches."""
    for logits, target in batches(rng):
        got = np.asarray(nnbook.SoftmaxCrossEntropy()(logits, target))
        yield point(got, (), logits, target)


def gradients(rng: np.random.Generator) -> Iterator[Point]:
    """The gradient of nnbook's loss on random batches."""
    for logits, target in batches(rng):
        got = nnbook.SoftmaxCrossEntropy().grad(logits, target)
        yield point(got, (n, j), logits, target)


def point(got: Array, axes: tuple[Symbol, ...], logits: Array, target: Array) -> Point:
    """One batch with its sizes and tables."""
    sizes = {N: logits.shape[0], K: logits.shape[1]}
    return Point(got, axes, sizes, {"Z": logits, "Y": target})


def probabilities(rng: np.random.Generator) -> Iterator[Point]:
    """nnbook's softmax of single rows."""
    for logits, _ in batches(rng):
        got = nnbook.softmax(logits[:1])[0]
        yield Point(got, (j,), {K: logits.shape[1]}, {"z": logits[0]})


def divergences(rng: np.random.Generator) -> Iterator[Point]:
    """nnbook's divergence of one distribution from another, some entries zero."""
    for count in range(60):
        shape = (1, int(rng.integers(1, 6)))
        target = (one_hot_rows, soft_rows)[count % 2](rng, shape)
        prediction = soft_rows(rng, shape)
        got = nnbook.kl_divergence(target, prediction)[0]
        tables = {"d": target[0], "z": np.log(prediction[0])}
        yield Point(np.asarray(got), (), {K: shape[1]}, tables)


PROOF = Proof(
    context=CONTEXT,
    steps=(
        SHIFT,
        TOTAL,
        JACOBIAN,
        ENTROPY,
        LIMIT,
        ONE_HOT_LOSS,
        ONE_HOT_CROSS_ENTROPY,
        ONE_HOT,
        ANY_TARGET,
        SOFT,
        BALANCE,
        BROKEN,
        BATCH_LOSS,
        BATCH,
    ),
    bridges=(
        Bridge("softmax", "nnbook.softmax", SHIFT, probabilities, exact=True),
        Bridge("value", "nnbook.SoftmaxCrossEntropy", BATCH_LOSS, values, exact=True),
        Bridge(
            "gradient", "nnbook.SoftmaxCrossEntropy.grad", BATCH, gradients, exact=True
        ),
        Bridge(
            "divergence",
            "nnbook.kl_divergence",
            ENTROPY,
            divergences,
            formula=lambda rhs: rhs + ell,
        ),
    ),
    counterfeits=(
        Counterfeit(
            "Sign",
            ANY_TARGET,
            d[j] - s * p[j],
            "Target minus prediction climbs the loss instead of descending it.",
        ),
        Counterfeit(
            "Any target will do",
            ANY_TARGET,
            p[j] - d[j],
            "Prediction minus target is right only where the target sums to one.",
        ),
        Counterfeit(
            "Diagonal Jacobian",
            JACOBIAN,
            p[i] * (1 - p[i]) * KroneckerDelta(i, j),
            "Softmax treated like a sigmoid, one unit at a time: the other classes are "
            "left out.",
        ),
        Counterfeit(
            "Jacobian without its delta",
            JACOBIAN,
            p[i] * (1 - p[j]),
            "The delta read as one for every pair of classes.",
        ),
        Counterfeit(
            "Jacobian with the sign turned",
            JACOBIAN,
            p[i] * (p[j] - KroneckerDelta(i, j)),
            "A larger logit would make its class less likely.",
        ),
        Counterfeit(
            "Divergence equals cross-entropy",
            ENTROPY,
            Integer(0),
            "True for one-hot targets only: any other distribution has an entropy.",
            given=(SUMS_TO_ONE,),
        ),
        Counterfeit(
            "Entropy with the wrong sign",
            ENTROPY,
            -over_classes(d[k] * log(d[k])),
            "The cross-entropy is the larger of the two, not the smaller.",
            given=(SUMS_TO_ONE,),
        ),
        Counterfeit(
            "No mean",
            BATCH,
            S[n] * P[n, j] - Y[n, j],
            "Without the division by the batch size the step grows with the batch.",
        ),
        Counterfeit(
            "Divided by the classes too",
            BATCH,
            (S[n] * P[n, j] - Y[n, j]) / (N * K),
            "The mean over all entries belongs to the squared error.",
        ),
        Counterfeit(
            "Mean over the batch, target not summed",
            BATCH,
            (P[n, j] - Y[n, j]) / N,
            "The rule for targets that sum to one, used for all.",
        ),
    ),
)
