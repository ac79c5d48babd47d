"""At the kink: the pattern 0000 in a network whose biases are still zero."""

from sympy import Integer, Tuple

from derivations.checks import Algebra, Given
from derivations.definitions import Definition
from derivations.matrices import Entry
from derivations.relu_mask.symbols import (
    M1,
    M2,
    W2_,
    W3_,
    Z1,
    Z2,
    X,
    b1,
    b2,
    dZ1,
    dZ3_,
    i,
    j,
    k,
    n,
    sigma,
)
from derivations.step import Step

NO_INPUT, NO_FIRST_BIASES, NO_SECOND_BIASES = (
    Given(entry, Integer(0), (Definition(entry, Integer(0)),), exact=True)
    for entry in (X[n, i], b1[j], b2[k])
)
AT_KINK = Given(
    Tuple(M1[n, j], M2[n, k]),
    Tuple(sigma, sigma),
    (Definition(M1[n, j], sigma), Definition(M2[n, k], sigma)),
    exact=True,
)
KINK_FIRST = Step(
    "kink-first-layer",
    Z1[n, j],
    0,
    "With zero input and zero biases, the first hidden layer stands exactly at zero.",
    Algebra(given=(NO_INPUT, NO_FIRST_BIASES)),
)
KINK = Step(
    "kink",
    Z2[n, k],
    0,
    "So does the second.",
    Algebra(given=(NO_INPUT, NO_FIRST_BIASES, NO_SECOND_BIASES)),
)
KINK_BIASES = Step(
    "kink-biases",
    dZ1[n, j],
    sigma**2 * Entry(dZ3_ * W3_.T * W2_.T, n, j),
    "That picture's share of the first biases' gradient carries the square of the "
    "slope chosen at zero: nothing by our convention, all of it if the slope were one.",
    Algebra(given=(AT_KINK,)),
)
