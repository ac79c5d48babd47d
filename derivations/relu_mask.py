r"""The ReLU mask, and a whole backward pass through it.

The derivative of ReLU is a mask: one where the unit is on, zero where it is off. At
zero there is no derivative, only the slopes between 0 and 1, of which the book takes 0.
With the mask the gradient of a network with two hidden layers is one matrix formula,
for layers and batches of any size.

Samples are rows: $X$ holds $N$ inputs. A single layer has weights $W$ and biases $b$;
the network has $W^{(1)}$, $W^{(2)}$, $W^{(3)}$ and layers of $n_0$, $n_1$, $n_2$, $n_3$
units. $G$ is the gradient of the loss with respect to what comes out, $Z$ or $Z^{(3)}$,
and $H$ the gradient with respect to $A$; $\mathbf{1}\{\ldots\}$ is one where the
condition holds and zero elsewhere, and $\odot$ multiplies entry by entry.
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
from derivations.checks import Algebra, Cases, Given, SetEquality
from derivations.core import Array, Bridge, Counterfeit, Point, Proof, Step
from derivations.definitions import Context, Definition
from derivations.matrices import Entry
from derivations.notation import Indicator, Partial, relu
from derivations.subgradients import Subgradients

# Units i, j, k, l of layers 0 to 3, samples m, n; their numbers n_0 to n_3 and N.
N = Symbol("N", integer=True, positive=True)
sizes = symbols("n_0:4", integer=True, positive=True)
n_0, n_1, n_2, n_3 = sizes
i, j, k, l, m, n = symbols("i j k l m n", integer=True, positive=True)  # noqa: E741
z, h, sigma = symbols("z h sigma", real=True)

X, W, b, Z, A, M, G, H = symbols("X W b Z A M G H", cls=IndexedBase)
W1, W2, W3 = (IndexedBase(f"W^{{({layer})}}") for layer in (1, 2, 3))
b1, b2, b3 = (IndexedBase(f"b^{{({layer})}}") for layer in (1, 2, 3))
Z1, Z2, Z3 = (IndexedBase(f"Z^{{({layer})}}") for layer in (1, 2, 3))
A1, A2 = (IndexedBase(f"A^{{({layer})}}") for layer in (1, 2))
M1, M2 = (IndexedBase(f"M^{{({layer})}}") for layer in (1, 2))


def matrix(base: IndexedBase, rows: Any, columns: Any) -> MatrixSymbol:
    """The matrix with the entries of an indexed base."""
    return MatrixSymbol(str(base), rows, columns)


X_ = matrix(X, N, n_0)
W_, G_ = matrix(W, n_0, n_1), matrix(G, N, n_1)
H_, M_ = matrix(H, N, n_1), matrix(M, N, n_1)
W2_, W3_, G3_ = matrix(W2, n_1, n_2), matrix(W3, n_2, n_3), matrix(G, N, n_3)
A1_, A2_ = matrix(A1, N, n_1), matrix(A2, N, n_2)
M1_, M2_ = matrix(M1, N, n_1), matrix(M2, N, n_2)

CONTEXT = Context(
    definitions=(
        Definition(Z[n, j], Sum(X[n, i] * W[i, j], (i, 1, n_0)) + b[j]),
        Definition(A[n, j], relu(Z[n, j])),
        Definition(M[n, j], Indicator(Z[n, j] > 0)),
        Definition(Z1[n, j], Sum(X[n, i] * W1[i, j], (i, 1, n_0)) + b1[j]),
        Definition(A1[n, j], relu(Z1[n, j])),
        Definition(M1[n, j], Indicator(Z1[n, j] > 0)),
        Definition(Z2[n, k], Sum(A1[n, j] * W2[j, k], (j, 1, n_1)) + b2[k]),
        Definition(A2[n, k], relu(Z2[n, k])),
        Definition(M2[n, k], Indicator(Z2[n, k] > 0)),
        Definition(Z3[n, l], Sum(A2[n, k] * W3[k, l], (k, 1, n_2)) + b3[l]),
    ),
    ranges={i: n_0, j: n_1, k: n_2, l: n_3, m: N, n: N},
    trials=(dict.fromkeys((*sizes, N), 2), {n_0: 3, n_1: 2, n_2: 1, n_3: 2, N: 2}),
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
    Limit(relu(h) / h, h, 0, "-"),
    0,
    "The slope that the book takes at zero is the slope from the left.",
    Algebra(),
)
WEIGHTS = Step(
    "weights",
    Sum(G[n, k] * Partial(Z[n, k], W[i, j]), (k, 1, n_1), (n, 1, N)),
    Entry(X_.T * G_, i, j),
    "The gradient of a layer's weights is the transposed input times the gradient of "
    "its output, summed over the batch.",
    Algebra(),
)
BIASES = Step(
    "biases",
    Sum(G[n, k] * Partial(Z[n, k], b[j]), (k, 1, n_1), (n, 1, N)),
    Sum(G[n, j], (n, 1, N)),
    "The gradient of a layer's biases is the gradient of its output, summed over the "
    "batch.",
    Algebra(),
)
INPUTS = Step(
    "inputs",
    Sum(G[n, j] * Partial(Z[n, j], X[m, i]), (j, 1, n_1), (n, 1, N)),
    Entry(G_ * W_.T, m, i),
    "The gradient of a layer's input is the gradient of its output times the "
    "transposed weights.",
    Algebra(),
)
MASK = Step(
    "mask",
    Sum(H[n, k] * Partial(A[n, k], Z[m, j]), (k, 1, n_1), (n, 1, N)),
    Entry(HadamardProduct(H_, M_), m, j),
    "Going back through ReLU, the gradient is multiplied entry by entry with the mask.",
    Algebra(),
)

# The whole network: G is the gradient of the loss with respect to the logits Z^(3).
BEHIND_2 = HadamardProduct(G3_ * W3_.T, M2_)
BEHIND_1 = HadamardProduct(BEHIND_2 * W2_.T, M1_)


def through_network(parameter: Any) -> Sum:
    """The chain rule from the logits down to a parameter."""
    r = Symbol("r", integer=True, positive=True)
    return Sum(G[n, r] * Partial(Z3[n, r], parameter), (r, 1, n_3), (n, 1, N))


THIRD = Step(
    "third-layer",
    through_network(W3[k, l]),
    Entry(A2_.T * G3_, k, l),
    "The last weights see the activations below them and the gradient of the logits.",
    Algebra(),
)
SECOND = Step(
    "second-layer",
    through_network(W2[j, k]),
    Entry(A1_.T * BEHIND_2, j, k),
    "One layer down, the gradient has passed the last weights and one mask.",
    Algebra(),
)
FIRST = Step(
    "first-layer",
    through_network(W1[i, j]),
    Entry(X_.T * BEHIND_1, i, j),
    "The first weights see the input and a gradient that has passed two weight "
    "matrices and two masks.",
    Algebra(),
)
FIRST_BIASES = Step(
    "first-biases",
    through_network(b1[j]),
    Sum(Entry(BEHIND_1, n, j), (n, 1, N)),
    "The first biases see the same gradient, summed over the batch.",
    Algebra(),
)

# At the kink: the pattern 0000 in a network whose biases are still zero.
NOTHING = Given(
    Tuple(X[n, i], b1[j], b2[k]),
    Tuple(0, 0, 0),
    (
        Definition(X[n, i], Integer(0)),
        Definition(b1[j], Integer(0)),
        Definition(b2[k], Integer(0)),
    ),
    exact=True,
)
AT_KINK = Given(
    Tuple(M1[n, j], M2[n, k]),
    Tuple(sigma, sigma),
    (Definition(M1[n, j], sigma), Definition(M2[n, k], sigma)),
    exact=True,
)
KINK = Step(
    "kink",
    Z2[n, k],
    0,
    "With zero input and zero biases, both hidden layers stand exactly at zero.",
    Algebra(given=(NOTHING,)),
)
KINK_BIASES = Step(
    "kink-biases",
    Entry(BEHIND_1, n, j),
    sigma**2 * Entry(G3_ * W3_.T * W2_.T, n, j),
    "There the first biases feel the square of the slope chosen at zero: nothing by "
    "our convention, the whole gradient if the slope were one.",
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
        shape = {N: len(inputs), n_0: layer.n_in, n_1: layer.n_out}
        yield Point(got, axes, shape, {"X": inputs, "W": layer.W, "G": upstream})


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
        tables: dict[str, Any] = {"X": inputs, "G": upstream}
        tables |= {f"W^{{({r})}}": layer.W for r, layer in enumerate(trio, start=1)}
        tables |= {f"b^{{({r})}}": layer.b for r, layer in enumerate(trio, start=1)}
        shape = {N: rows, **dict(zip(sizes, widths, strict=True))}
        yield Point(getattr(trio[which - 1], name), axes, shape, tables)


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
        THIRD,
        SECOND,
        FIRST,
        FIRST_BIASES,
        KINK,
        KINK_BIASES,
    ),
    bridges=(
        Bridge("relu-vjp", "nnbook.relu_vjp", DERIVATIVE, masks),
        *(
            Bridge(
                f"dense-{name}",
                "nnbook.Dense.backward",
                step,
                partial(layer_gradients, name=name),
            )
            for name, step in (("dW", WEIGHTS), ("db", BIASES), ("dX", INPUTS))
        ),
        *(
            Bridge(
                step.id,
                "nnbook.Network.backward",
                step,
                partial(network_gradients, which=which, name=name, axes=axes),
            )
            for step, which, name, axes in (
                (THIRD, 3, "dW", (k, l)),
                (SECOND, 2, "dW", (j, k)),
                (FIRST, 1, "dW", (i, j)),
                (FIRST_BIASES, 1, "db", (j,)),
            )
        ),
    ),
    counterfeits=(
        Counterfeit(
            "Mask where z is at least zero",
            DERIVATIVE,
            Indicator(z >= 0),
            "The slope one at zero instead of zero. It is right everywhere else, so "
            "that only points exactly at zero tell the two apart.",
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
            Sum(G[m, j] * W[j, i], (j, 1, n_1)),
            "Only a layer as wide as its input accepts this product, and gives it a "
            "wrong value.",
        ),
        Counterfeit(
            "Weight gradient transposed",
            WEIGHTS,
            Sum(X[n, j] * G[n, i], (n, 1, N)),
            "Gradient times input: the shape of the weights of another convention.",
        ),
        Counterfeit(
            "Biases averaged, weights summed",
            BIASES,
            Sum(G[n, j], (n, 1, N)) / N,
            "The mean over the batch is already in the gradient of the logits; here it "
            "is taken twice.",
        ),
        Counterfeit(
            "First mask forgotten",
            FIRST,
            Entry(X_.T * (BEHIND_2 * W2_.T), i, j),
            "The gradient passes units that were off.",
        ),
        Counterfeit(
            "Activations for a mask",
            SECOND,
            Entry(A1_.T * HadamardProduct(G3_ * W3_.T, A2_), j, k),
            "Multiplying by the activation instead of by whether it is positive.",
        ),
        Counterfeit(
            "Mask of the gradient",
            MASK,
            H[m, j] * Indicator(H[m, j] > 0),
            "The mask asks for the sign of the forward value, not of the gradient.",
        ),
        Counterfeit(
            "Slope at the kink counted once",
            KINK_BIASES,
            sigma * Entry(G3_ * W3_.T * W2_.T, n, j),
            "Both hidden layers stand at zero, so the slope enters twice.",
        ),
    ),
)
