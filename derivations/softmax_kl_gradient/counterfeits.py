"""What a learner or an author would write instead, and where it goes wrong."""

from sympy import Integer, KroneckerDelta, log

from derivations.counterfeit import Counterfeit
from derivations.softmax_kl_gradient.batch import BATCH
from derivations.softmax_kl_gradient.gradients import ANY_TARGET
from derivations.softmax_kl_gradient.losses import ENTROPY
from derivations.softmax_kl_gradient.softmax import JACOBIAN
from derivations.softmax_kl_gradient.symbols import (
    SUMS_TO_ONE,
    K,
    N,
    P,
    S,
    Y,
    d,
    i,
    j,
    k,
    n,
    over_classes,
    p,
    s,
)

COUNTERFEITS = (
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
)
