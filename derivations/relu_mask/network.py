"""The whole network of three layers: the gradient of the logits Z_3 is given."""

from typing import Any

from sympy import Sum

from derivations.checks import Algebra
from derivations.matrices import Entry
from derivations.notation import Partial
from derivations.relu_mask.symbols import (
    A1_,
    A2_,
    W1,
    W2,
    W3,
    X_,
    Z3,
    N,
    b1,
    dZ1,
    dZ1_,
    dZ2_,
    dZ3,
    dZ3_,
    i,
    j,
    k,
    n,
    n_3,
    r,
    s,
)
from derivations.step import Step


def through_network(parameter: Any) -> Sum:
    """The chain rule from the logits down to a parameter."""
    return Sum(dZ3[n, s] * Partial(Z3[n, s], parameter), (s, 1, n_3), (n, 1, N))


THIRD = Step(
    "third-layer",
    through_network(W3[k, r]),
    Entry(A2_.T * dZ3_, k, r),
    "The last weights see the activations below them and the gradient of the logits.",
    Algebra(),
)
SECOND = Step(
    "second-layer",
    through_network(W2[j, k]),
    Entry(A1_.T * dZ2_, j, k),
    "One layer down, the gradient has passed the last weights and one mask.",
    Algebra(),
)
FIRST = Step(
    "first-layer",
    through_network(W1[i, j]),
    Entry(X_.T * dZ1_, i, j),
    "The first weights see the input and a gradient that has passed two weight "
    "matrices and two masks.",
    Algebra(),
)
FIRST_BIASES = Step(
    "first-biases",
    through_network(b1[j]),
    Sum(dZ1[n, j], (n, 1, N)),
    "The first biases see the same gradient, summed over the batch.",
    Algebra(),
)
