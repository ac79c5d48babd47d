"""What a learner or an author would write instead, and where it goes wrong."""

from sympy import FiniteSet, Integer, Sum

from derivations.counterfeit import Counterfeit
from derivations.parameter_count.any_network import LAYER, NETWORK
from derivations.parameter_count.symbols import L, l, n, n_in, n_out, total
from derivations.parameter_count.two_networks import (
    COUNT_LARGE,
    COUNT_SMALL,
    RATIO,
    SLIP_338,
    W_3,
    b_1,
)

COUNTERFEITS = (
    Counterfeit(
        "Fifty-six",
        COUNT_SMALL,
        Integer(56),
        "The total printed under three lines that add up to fifty.",
    ),
    Counterfeit(
        "Three hundred and thirty-eight",
        COUNT_LARGE,
        Integer(338),
        "Printed in one place of a source that derives 386 in another.",
    ),
    Counterfeit(
        "Six times as many",
        RATIO,
        Integer(6),
        "The ratio of the two wrong counts, rounded.",
    ),
    Counterfeit(
        "No biases",
        NETWORK,
        Sum(n[l - 1] * n[l], (l, 1, L)),
        "Weights alone.",
    ),
    Counterfeit(
        "One bias for each input",
        LAYER,
        n_in * n_out + n_in,
        "The bias belongs to the unit that it shifts, not to the input.",
    ),
    Counterfeit(
        "Last layer left out",
        NETWORK,
        total(n, L - 1),
        "The sum stops one layer early.",
    ),
    Counterfeit(
        "Only one way to 338",
        SLIP_338,
        FiniteSet(FiniteSet(b_1, W_3)),
        "Both hidden layers have sixteen biases, so either will do.",
    ),
)
