"""The networks 4-4-4-2 and 4-16-16-2, and the slips that give other numbers."""

from itertools import pairwise

from sympy import Eq, FiniteSet, IndexedBase, KroneckerDelta, Rational, Symbol, Tuple

from derivations.checks import Evaluation, Given, SetEquality
from derivations.definitions import Definition
from derivations.parameter_count.symbols import m, n, place, total
from derivations.recounts import Recounts
from derivations.results import INSTANCE
from derivations.step import Step


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
