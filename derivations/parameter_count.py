r"""How many parameters a network of dense layers has.

The number of parameters of a network of dense layers, with widths $n_0, \ldots, n_L$
from input to output, is

{network}

Here $P_L$ counts them layer by layer, weights and biases:

{definitions}

That makes 50 for the network 4-4-4-2 and 386 for 4-16-16-2. A source that the book
reads prints 56 and 338, and a search through all ways of leaving out whole matrices or
biases (338), or of counting them twice (56), shows what it would take to get these
numbers.

Indices run over the units and layers that they name. $n$ is also the list of all
widths, $m$ that of a second network. With hidden layers of one width, $a$ is the number
of inputs, $h$ the width, $H$ the number of hidden layers and $c$ the number of outputs.
$W_l$ and $b_l$ are the weights and biases of layer $l$, and $\#S$ counts the parameters
in the parts $S$.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from sympy import (
    Eq,
    Expr,
    FiniteSet,
    IndexedBase,
    Integer,
    KroneckerDelta,
    Rational,
    Sum,
    Symbol,
    Tuple,
    symbols,
)

import nnbook
from derivations.bridge import Bridge, Point
from derivations.checks import Algebra, Evaluation, Given, Induction, SetEquality
from derivations.counterfeit import Counterfeit
from derivations.definitions import Context, Definition, Recurrence
from derivations.proof import Proof
from derivations.recounts import Recounts
from derivations.results import INSTANCE
from derivations.step import Step

# Layers l up to L, of widths n_0, ..., n_L; a, h, c: inputs, hidden width, outputs.
L, H = symbols("L H", integer=True, positive=True)
i, j, l = symbols("i j l", integer=True, positive=True)  # noqa: E741
place = Symbol("l", integer=True, nonnegative=True)
n_in = Symbol(r"n_{\mathrm{in}}", integer=True, positive=True)
n_out = Symbol(r"n_{\mathrm{out}}", integer=True, positive=True)
a, h, c = symbols("a h c", integer=True, positive=True)
P = IndexedBase("P")
n, m = (IndexedBase(name, integer=True, positive=True) for name in "nm")

CONTEXT = Context(
    recurrences=(Recurrence(P[L], P[L - 1] + n[L - 1] * n[L] + n[L]),),
    trials=tuple(
        {L: size, H: size, n_in: size, n_out: 3 - size % 2} for size in (1, 2, 3)
    ),
)


def total(width: IndexedBase, layers: Expr) -> Sum:
    """Σ_{l=1}^{layers} (width_{l-1} + 1) width_l."""
    return Sum((width[l - 1] + 1) * width[l], (l, 1, layers))


def widths(base: IndexedBase, *sizes: int) -> Given:
    """The assumption that the layers have these widths."""
    body = sum(size * KroneckerDelta(place, layer) for layer, size in enumerate(sizes))
    names = Tuple(*(base[layer] for layer in range(len(sizes))))
    return Given(
        names,
        Tuple(*sizes),
        (Definition(base[place], body),),
        exact=True,
        named=Eq(base.label, Tuple(*sizes), evaluate=False),
    )


SMALL, LARGE = (4, 4, 4, 2), (4, 16, 16, 2)


def parts(sizes: tuple[int, ...]) -> dict[Symbol, int]:
    """The weights and biases of each layer by name, with their sizes."""
    found = {}
    for layer, (below, above) in enumerate(pairwise(sizes), start=1):
        found[Symbol(f"W_{layer}")] = below * above
        found[Symbol(f"b_{layer}")] = above
    return found


W_1, b_1, W_2, b_2, W_3, b_3 = parts(LARGE)

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
COUNT_SMALL = Step(
    "small-network",
    total(n, 3),
    50,
    "The network 4-4-4-2 has fifty parameters.",
    Evaluation(given=(widths(n, *SMALL),)),
    scope=INSTANCE,
)
COUNT_LARGE = Step(
    "large-network",
    total(n, 3),
    386,
    "The network 4-16-16-2 has three hundred and eighty-six parameters.",
    Evaluation(given=(widths(n, *LARGE),)),
    scope=INSTANCE,
)
RATIO = Step(
    "ratio",
    total(n, 3) / total(m, 3),
    Rational(193, 25),
    "The larger network has nearly eight times as many parameters as the smaller.",
    Evaluation(given=(widths(n, *LARGE), widths(m, *SMALL))),
    scope=INSTANCE,
)
SLIP_338 = Step(
    "slip-338",
    Recounts(parts(LARGE), -1, 338),
    FiniteSet(FiniteSet(b_1, W_3), FiniteSet(b_2, W_3)),
    "To arrive at 338 by leaving parts out, one must forget the last weights and the "
    "biases of one hidden layer; no other choice gives that number.",
    SetEquality(),
    scope=INSTANCE,
)
SLIP_56 = Step(
    "slip-56",
    Recounts(parts(SMALL), 1, 56),
    FiniteSet(FiniteSet(b_1, b_3), FiniteSet(b_2, b_3)),
    "To arrive at 56 by counting parts twice, one must count the last biases twice and "
    "those of one hidden layer too.",
    SetEquality(),
    scope=INSTANCE,
)


def networks(rng: np.random.Generator) -> Iterator[Point]:
    """nnbook's networks of random depths and widths: the length of theta."""
    for sizes in shapes(rng):
        network = nnbook.mlp(sizes)
        if network.parameter_count != len(network.theta):
            raise ValueError(f"parameter_count: not the length of theta for {sizes}")
        yield point(sizes, len(network.theta))


def counts(rng: np.random.Generator) -> Iterator[Point]:
    """nnbook's count without building the network."""
    for sizes in shapes(rng):
        yield point(sizes, nnbook.dense_parameter_count(sizes))


def shapes(rng: np.random.Generator) -> Iterator[list[int]]:
    """The two networks of the text, and random ones."""
    yield from (list(SMALL), list(LARGE))
    for _ in range(98):
        yield [int(size) for size in rng.integers(1, 30, size=rng.integers(2, 7))]


def point(sizes: list[int], got: int) -> Point:
    """One network: its widths and the number that nnbook gave."""
    table = {(layer,): size for layer, size in enumerate(sizes)}
    return Point(np.asarray(float(got)), (), {L: len(sizes) - 1}, {"n": table})


PROOF = Proof(
    context=CONTEXT,
    steps=(
        LAYER,
        BIAS_INPUT,
        NETWORK,
        EQUAL,
        COUNT_SMALL,
        COUNT_LARGE,
        RATIO,
        SLIP_338,
        SLIP_56,
    ),
    bridges=(
        Bridge("theta", "nnbook.mlp(sizes).theta", NETWORK, networks, tolerance=0),
        Bridge("count", "nnbook.dense_parameter_count", NETWORK, counts, tolerance=0),
    ),
    counterfeits=(
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
    ),
)
