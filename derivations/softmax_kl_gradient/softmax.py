"""Softmax: what leaves it as it is, its sum, and its slopes."""

from sympy import KroneckerDelta, exp

from derivations.checks import Algebra
from derivations.notation import Partial
from derivations.softmax_kl_gradient.symbols import a, i, j, k, over_classes, p, z
from derivations.step import Step

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
