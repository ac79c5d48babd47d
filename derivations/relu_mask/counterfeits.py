"""What a learner or an author would write instead, and where it goes wrong."""

from sympy import FiniteSet, Interval, Sum
from sympy.matrices.expressions import HadamardProduct

from derivations.counterfeit import Counterfeit
from derivations.matrices import Entry
from derivations.notation import Indicator
from derivations.relu_mask.kink import KINK_BIASES
from derivations.relu_mask.layer import BIASES, INPUTS, MASK, WEIGHTS
from derivations.relu_mask.network import FIRST, SECOND
from derivations.relu_mask.slopes import CONVENTION, DERIVATIVE, SUBGRADIENTS
from derivations.relu_mask.symbols import (
    A1_,
    A2_,
    W2_,
    W3_,
    X_,
    A_below,
    N,
    W,
    dA,
    dZ,
    dZ2_,
    dZ3_,
    i,
    j,
    k,
    m,
    n,
    n_out,
    sigma,
    z,
)

COUNTERFEITS = (
    Counterfeit(
        "Mask where z is at least zero",
        CONVENTION,
        Indicator(z >= 0),
        "The slope one at zero instead of zero: the slope from the right. Only "
        "points exactly at zero tell the two apart.",
    ),
    Counterfeit(
        "Mask upside down",
        DERIVATIVE,
        Indicator(z < 0),
        "The units that were off let the gradient through.",
    ),
    Counterfeit(
        "One slope at zero",
        SUBGRADIENTS,
        FiniteSet(0),
        "The convention taken for a theorem: every slope up to one is as good.",
    ),
    Counterfeit(
        "Slopes of the absolute value",
        SUBGRADIENTS,
        Interval(-1, 1),
        "These belong to the kink of the absolute value.",
    ),
    Counterfeit(
        "Open interval",
        SUBGRADIENTS,
        Interval.open(0, 1),
        "Without its ends the interval would exclude the book's own convention.",
    ),
    Counterfeit(
        "Weights not transposed",
        INPUTS,
        Sum(dZ[m, j] * W[j, i], (j, 1, n_out)),
        "Only a layer as wide as its input accepts this product, and gives it a "
        "wrong value.",
    ),
    Counterfeit(
        "Weight gradient transposed",
        WEIGHTS,
        Sum(A_below[n, j] * dZ[n, i], (n, 1, N)),
        "Gradient times input: the shape of the weights of another convention.",
    ),
    Counterfeit(
        "Biases averaged, weights summed",
        BIASES,
        Sum(dZ[n, j], (n, 1, N)) / N,
        "The mean over the batch is already in the gradient of the logits; here it "
        "is taken twice.",
    ),
    Counterfeit(
        "First mask forgotten",
        FIRST,
        Entry(X_.T * (dZ2_ * W2_.T), i, j),
        "The gradient passes units that were off.",
    ),
    Counterfeit(
        "Activations for a mask",
        SECOND,
        Entry(A1_.T * HadamardProduct(dZ3_ * W3_.T, A2_), j, k),
        "Multiplying by the activation instead of by whether it is positive.",
    ),
    Counterfeit(
        "Mask of the gradient",
        MASK,
        dA[m, i] * Indicator(dA[m, i] > 0),
        "The mask asks for the sign of the forward value, not of the gradient.",
    ),
    Counterfeit(
        "Slope at the kink counted once",
        KINK_BIASES,
        sigma * Entry(dZ3_ * W3_.T * W2_.T, n, j),
        "Both hidden layers stand at zero, so the slope enters twice.",
    ),
)
