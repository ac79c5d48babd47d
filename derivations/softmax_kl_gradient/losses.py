"""Divergence and cross-entropy: how far apart they are, and one-hot targets."""

from sympy import KroneckerDelta, Limit, log

from derivations.checks import Algebra, Evaluation
from derivations.softmax_kl_gradient.symbols import KL, c, d, ell, k, over_classes, p, x
from derivations.step import Step

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
