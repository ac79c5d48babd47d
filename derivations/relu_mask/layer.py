"""One layer at any depth: its parameters, its input, and the layer below."""

from sympy import Sum
from sympy.matrices.expressions import HadamardProduct

from derivations.checks import Algebra
from derivations.matrices import Entry
from derivations.notation import Partial
from derivations.relu_mask.symbols import (
    A_,
    BELOW,
    M_,
    W_,
    A_below,
    N,
    W,
    Z,
    Z_below,
    b,
    dA,
    dA_,
    dZ,
    dZ_,
    i,
    j,
    k,
    m,
    n,
    n_in,
    n_out,
)
from derivations.step import Step

WEIGHTS = Step(
    "weights",
    Sum(dZ[n, k] * Partial(Z[n, k], W[i, j]), (k, 1, n_out), (n, 1, N)),
    Entry(A_.T * dZ_, i, j),
    "The gradient of a layer's weights is the transposed input times the gradient of "
    "its output, summed over the batch.",
    Algebra(),
)
BIASES = Step(
    "biases",
    Sum(dZ[n, k] * Partial(Z[n, k], b[j]), (k, 1, n_out), (n, 1, N)),
    Sum(dZ[n, j], (n, 1, N)),
    "The gradient of a layer's biases is the gradient of its output, summed over the "
    "batch.",
    Algebra(),
)
INPUTS = Step(
    "inputs",
    Sum(dZ[n, j] * Partial(Z[n, j], A_below[m, i]), (j, 1, n_out), (n, 1, N)),
    Entry(dZ_ * W_.T, m, i),
    "The gradient of a layer's input is the gradient of its output times the "
    "transposed weights.",
    Algebra(),
)
MASK = Step(
    "mask",
    Sum(dA[n, k] * Partial(A_below[n, k], Z_below[m, i]), (k, 1, n_in), (n, 1, N)),
    Entry(HadamardProduct(dA_, M_), m, i),
    "Going back through ReLU, the gradient is multiplied entry by entry with the mask.",
    Algebra(),
)
LAYER = Step(
    "layer",
    Sum(dZ[n, j] * Partial(Z[n, j], Z_below[m, i]), (j, 1, n_out), (n, 1, N)),
    Entry(BELOW, m, i),
    "Together they lead from the gradient of any layer to that of the layer below: "
    "through the transposed weights, then through the mask.",
    Algebra(),
)
