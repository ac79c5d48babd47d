"""One layer, and networks of any depth and width."""

from sympy import Sum

from derivations.checks import Algebra, Induction
from derivations.parameter_count.symbols import (
    H,
    L,
    P,
    a,
    c,
    h,
    i,
    j,
    l,
    n,
    n_in,
    n_out,
    total,
)
from derivations.step import Step

LAYER = Step(
    "layer",
    Sum(1, (i, 1, n_in), (j, 1, n_out)) + Sum(1, (j, 1, n_out)),
    n_in * n_out + n_out,
    "A dense layer has one weight for each pair of input and output, and one bias for "
    "each output.",
    Algebra(),
)
BIAS_INPUT = Step(
    "bias-as-input",
    n_in * n_out + n_out,
    (n_in + 1) * n_out,
    "The bias counts like one more input.",
    Algebra(),
)
NETWORK = Step(
    "network",
    P[L],
    total(n, L),
    "A network has the sum of what its layers have, however many there are.",
    Induction(on=L),
)
EQUAL = Step(
    "equal-widths",
    (a + 1) * h + Sum((h + 1) * h, (l, 2, H)) + (h + 1) * c,
    (H - 1) * h**2 + (a + H + c) * h + c,
    "With hidden layers of one width, each further one adds the square of that width "
    "and, for the biases, the width.",
    Algebra(),
)
