r"""The ReLU mask, and a whole backward pass through it.

Samples are rows. Layer $l$ has $n_l$ units, weights $W_l$ and biases $b_l$. It takes in
$A_{l-1}$, computes $Z_l$ and passes on $A_l = \max(0, Z_l)$. The first layer takes in
the inputs, $A_0 = X$; what the last one computes are the logits. The mask $M_l$ is one
where $Z_l$ is positive and zero elsewhere. A dot marks the gradient of the loss,
$\dot{V} = \partial L / \partial V$, and $\odot$ multiplies entry by entry:

{definitions}

One rule leads from any layer to the one below, for layers and batches of any size. By
the chain rule the gradient goes through the transposed weights, and then the mask
decides what passes:

{layer}

A network of any depth repeats this rule, from its last layer down, and finds the
gradient of each layer's weights on the way:

{weights}

The proof follows it through a whole network of three layers, where the last two
definitions repeat the rule.

Where an entry of some $Z_l$ is exactly zero, ReLU has no derivative. There $\partial$
stands for the chain rule with the slope $0$, the convention of the book: one of the
slopes from $0$ to $1$, and the slope from the left. $(Z_l)_{nj}$ is the entry of $Z_l$
in row $n$ and column $j$, $\mathbf{1}\{\ldots\}$ is one where the condition holds and
zero elsewhere, and indices run over the units and samples that they name. In the last
step $\sigma$ stands for any slope at zero.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from sympy import (
    FiniteSet,
    IndexedBase,
    Integer,
    Interval,
    Limit,
    MatrixSymbol,
    Sum,
    Symbol,
    Tuple,
    symbols,
)
from sympy.matrices.expressions import HadamardProduct

import nnbook
from derivations.checks import Algebra, Cases, EveryNumber, Given, SetEquality
from derivations.core import Array, Bridge, Counterfeit, Point, Proof, Step
from derivations.definitions import Context, Definition
from derivations.matrices import Entry
from derivations.notation import Indicator, Partial, relu
from derivations.subgradients import Subgradients

# Samples m, n up to N; units i, j, k, r of layers 0 to 3, or i, j of l - 1 and l.
N = Symbol("N", integer=True, positive=True)
sizes = symbols("n_0:4", integer=True, positive=True)
n_0, n_1, n_2, n_3 = sizes
n_in, n_out = symbols("n_{l-1} n_l", integer=True, positive=True)
i, j, k, m, n, r, s = symbols("i j k m n r s", integer=True, positive=True)
z, h, sigma = symbols("z h sigma", real=True)


def bases(letter: str, *layers: str) -> list[IndexedBase]:
    """The same letter for several layers."""
    return [IndexedBase(f"{letter}_{layer}") for layer in layers]


X = IndexedBase("X")
W, W1, W2, W3 = bases("W", "l", *"123")
b, b1, b2, b3 = bases("b", "l", *"123")
Z_below, Z, Z1, Z2, Z3 = bases("Z", "{l-1}", "l", *"123")
A_below, A1, A2 = bases("A", "{l-1}", *"12")
M_below, M1, M2 = bases("M", "{l-1}", *"12")
dZ, dZ1, dZ2, dZ3 = bases(r"\dot{Z}", "l", *"123")
(dA,) = bases(r"\dot{A}", "{l-1}")


def matrix(base: IndexedBase, rows: Any, columns: Any) -> MatrixSymbol:
    """The matrix with the entries of an indexed base."""
    return MatrixSymbol(str(base), rows, columns)


A_, dA_, M_ = (matrix(base, N, n_in) for base in (A_below, dA, M_below))
W_, dZ_ = matrix(W, n_in, n_out), matrix(dZ, N, n_out)
W2_, W3_ = matrix(W2, n_1, n_2), matrix(W3, n_2, n_3)
X_, dZ3_ = matrix(X, N, n_0), matrix(dZ3, N, n_3)
A1_, M1_, dZ1_ = (matrix(base, N, n_1) for base in (A1, M1, dZ1))
A2_, M2_, dZ2_ = (matrix(base, N, n_2) for base in (A2, M2, dZ2))

# The gradient below a layer, from the gradient of the layer: the rule that is proved.
BELOW = HadamardProduct(dZ_ * W_.T, M_)
BELOW_3 = HadamardProduct(dZ3_ * W3_.T, M2_)
BELOW_2 = HadamardProduct(dZ2_ * W2_.T, M1_)


def affine(
    Z: IndexedBase, A: IndexedBase, W: IndexedBase, b: IndexedBase, *units: Any
) -> Definition:
    """Z = A W + b, from units `low` of their number to units `high`."""
    low, number, high = units
    body = Sum(A[n, low] * W[low, high], (low, 1, number)) + b[high]
    return Definition(Z[n, high], body, shown=number == n_in)


def active(
    A: IndexedBase, M: IndexedBase, Z: IndexedBase, unit: Symbol
) -> tuple[Definition, Definition]:
    """A = max(0, Z) and M = 1{Z > 0}."""
    shown = Z_below == Z
    return (
        Definition(A[n, unit], relu(Z[n, unit]), shown=shown),
        Definition(M[n, unit], Indicator(Z[n, unit] > 0), shown=shown),
    )


CONTEXT = Context(
    definitions=(
        affine(Z, A_below, W, b, i, n_in, j),
        *active(A_below, M_below, Z_below, i),
        affine(Z1, X, W1, b1, i, n_0, j),
        *active(A1, M1, Z1, j),
        affine(Z2, A1, W2, b2, j, n_1, k),
        *active(A2, M2, Z2, k),
        affine(Z3, A2, W3, b3, k, n_2, r),
        Definition(dZ2[n, k], Entry(BELOW_3, n, k)),
        Definition(dZ1[n, j], Entry(BELOW_2, n, j)),
    ),
    ranges={i: n_0, j: n_1, k: n_2, r: n_3, m: N, n: N},
    trials=(
        dict.fromkeys((*sizes, n_in, n_out, N), 2),
        {n_0: 3, n_1: 2, n_2: 1, n_3: 2, n_in: 3, n_out: 2, N: 2},
    ),
)

DERIVATIVE = Step(
    "derivative",
    Partial(relu(z), z),
    Indicator(z > 0),
    "Away from zero the slope of ReLU is one on the right and zero on the left.",
    Cases(of=z),
)
SUBGRADIENTS = Step(
    "subdifferential",
    Subgradients(relu(z), z, 0),
    Interval(0, 1),
    "At zero, the lines that touch ReLU and stay below it are those with a slope from "
    "zero to one.",
    SetEquality(),
)
CONVENTION = Step(
    "convention",
    Limit((relu(z) - relu(z - h)) / h, h, 0),
    Indicator(z > 0),
    "The slope from the left is the mask for every number. At zero, where there is no "
    "derivative, the book takes this slope: zero.",
    EveryNumber(of=z),
)
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


# The whole network: the gradient of the logits Z_3 is given.
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

# At the kink: the pattern 0000 in a network whose biases are still zero.
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


def masks(rng: np.random.Generator) -> Iterator[Point]:
    """The slope that nnbook gives ReLU, at zero too."""
    for count in range(60):
        Zs = rng.normal(size=1) if count % 3 else np.zeros(1)
        dA = rng.normal(size=1) + 3
        slope = nnbook.relu_vjp(dA, Zs, nnbook.relu(Zs)) / dA
        yield Point(slope[0], tables={"z": {(): Zs[0]}})


def layers(rng: np.random.Generator) -> Iterator[tuple[nnbook.Dense, Array, Array]]:
    """Dense layers of random sizes with an input and an upstream gradient."""
    for _ in range(30):
        rows, n_in, n_out = (int(size) for size in rng.integers(1, 5, size=3))
        layer = nnbook.Dense(n_in, n_out)
        theta = rng.normal(size=layer.parameter_count)
        layer.bind(theta, np.zeros_like(theta))
        yield layer, rng.normal(size=(rows, n_in)), rng.normal(size=(rows, n_out))


def layer_gradients(rng: np.random.Generator, name: str) -> Iterator[Point]:
    """dW, db or dX of nnbook's dense layer."""
    axes = {"dW": (i, j), "db": (j,), "dX": (m, i)}[name]
    for layer, inputs, upstream in layers(rng):
        layer.forward(inputs, train=True)
        dX = layer.backward(upstream)
        got = dX if name == "dX" else getattr(layer, name).copy()
        shape = {N: len(inputs), n_in: layer.n_in, n_out: layer.n_out}
        tables = {A_below: inputs, W: layer.W, dZ: upstream}
        yield Point(got, axes, shape, named(tables))


def any_depth(rng: np.random.Generator) -> Iterator[Point]:
    """The gradient below a layer in networks of two to six, for single samples.

    With one sample the gradient of the biases is the gradient of Z.
    """
    for _ in range(30):
        widths = [int(size) for size in rng.integers(1, 5, size=rng.integers(3, 8))]
        network = nnbook.mlp(widths, seed=rng)
        network.theta[:] = rng.normal(size=network.theta.size)
        network.forward(rng.normal(size=(1, widths[0])), train=True)
        network.backward(rng.normal(size=(1, widths[-1])))
        dense = [layer for layer in network.layers if isinstance(layer, nnbook.Dense)]
        below = int(rng.integers(len(dense) - 1))
        lower, upper = dense[below : below + 2]
        tables = {Z_below: lower.X @ lower.W + lower.b, W: upper.W, dZ: upper.db[None]}
        shape = {N: 1, n_in: upper.n_in, n_out: upper.n_out}
        yield Point(lower.db[None], (m, i), shape, named(tables))


def named(tables: dict[IndexedBase, Any]) -> dict[str, Any]:
    """The tables by the names of their bases."""
    return {str(base): table for base, table in tables.items()}


def network_gradients(
    rng: np.random.Generator, which: int, name: str, axes: tuple[Symbol, ...]
) -> Iterator[Point]:
    """dW or db of one layer of nnbook's networks, every third at the kink."""
    for count in range(30):
        widths = [int(size) for size in rng.integers(1, 5, size=4)]
        rows = int(rng.integers(1, 4))
        network = nnbook.mlp(widths, seed=rng)
        inputs, upstream = (
            rng.normal(size=(rows, widths[0])),
            rng.normal(size=(rows, widths[3])),
        )
        if count % 3:
            network.theta[:] = rng.normal(size=network.theta.size)
        else:
            inputs[0] = 0
        network.forward(inputs, train=True)
        network.backward(upstream)
        trio = [layer for layer in network.layers if isinstance(layer, nnbook.Dense)]
        tables = {X: inputs, dZ3: upstream}
        for layer, weights, biases in zip(
            trio, (W1, W2, W3), (b1, b2, b3), strict=True
        ):
            tables |= {weights: layer.W, biases: layer.b}
        shape = {N: rows, **dict(zip(sizes, widths, strict=True))}
        yield Point(getattr(trio[which - 1], name), axes, shape, named(tables))


PROOF = Proof(
    context=CONTEXT,
    steps=(
        DERIVATIVE,
        SUBGRADIENTS,
        CONVENTION,
        WEIGHTS,
        BIASES,
        INPUTS,
        MASK,
        LAYER,
        THIRD,
        SECOND,
        FIRST,
        FIRST_BIASES,
        KINK_FIRST,
        KINK,
        KINK_BIASES,
    ),
    bridges=(
        Bridge("relu-vjp", "nnbook.relu_vjp", CONVENTION, masks),
        *(
            Bridge(
                f"dense-{name}",
                "nnbook.Dense.backward",
                step,
                partial(layer_gradients, name=name),
            )
            for name, step in (("dW", WEIGHTS), ("db", BIASES), ("dX", INPUTS))
        ),
        Bridge("layer", "nnbook.Network.backward", LAYER, any_depth),
        *(
            Bridge(
                step.id,
                "nnbook.Network.backward",
                step,
                partial(network_gradients, which=which, name=name, axes=axes),
            )
            for step, which, name, axes in (
                (THIRD, 3, "dW", (k, r)),
                (SECOND, 2, "dW", (j, k)),
                (FIRST, 1, "dW", (i, j)),
                (FIRST_BIASES, 1, "db", (j,)),
            )
        ),
    ),
    counterfeits=(
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
    ),
)
