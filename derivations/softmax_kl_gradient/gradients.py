"""The gradient by the logits, for every kind of target."""

from sympy import KroneckerDelta, Sum, log

from derivations.checks import Algebra
from derivations.notation import Partial
from derivations.softmax_kl_gradient.symbols import (
    KL,
    SUMS_TO_ONE,
    K,
    c,
    d,
    ell,
    j,
    p,
    s,
    z,
)
from derivations.step import Step

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
