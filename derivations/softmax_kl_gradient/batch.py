"""The mean over a batch, and its gradient."""

from sympy import Sum, exp, log

from derivations.checks import Algebra
from derivations.notation import Partial
from derivations.softmax_kl_gradient.symbols import K, L, N, P, S, Y, Z, i, j, k, n
from derivations.step import Step

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
