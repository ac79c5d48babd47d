"""Claims about how wide and how deep a network must be to compute parity."""

from itertools import product

import numpy as np
import sympy as sp
from experiments.constructions import (
    one_layer_parity,
    three_unit_parity,
    turn,
    two_layer_parity,
)

import nnbook
from claims.registry import Settled, claim, settle


def computes_parity(network: nnbook.Network, n: int) -> bool:
    """Whether the logits give the right class for every one of the 2^n patterns."""
    X, y = nnbook.parity(n)
    return bool(nnbook.accuracy(y, network.forward(X)) == 1)


def hidden_units(network: nnbook.Network) -> list[int]:
    """The widths of the hidden layers."""
    dense = [layer for layer in network.layers if isinstance(layer, nnbook.Dense)]
    return [layer.n_out for layer in dense[:-1]]


def fewest_and_terms(n: int) -> int:
    """How many ANDs an OR of ANDs needs for odd parity of n bits.

    A term fixes some inputs and leaves the others free. It may be used only if all that
    it covers is odd. The largest such term bounds the number from below, and the
    bound is reached because every odd pattern is a term by itself. For any n a term
    that leaves an input free covers even patterns too, so the number is 2^(n-1).
    """
    usable = []
    for term in product((0, 1, None), repeat=n):
        covered = [
            bits
            for bits in product((0, 1), repeat=n)
            if all(want in (None, bit) for want, bit in zip(term, bits, strict=True))
        ]
        if all(sum(bits) % 2 for bits in covered):
            usable.append(len(covered))
    odd = sum(sum(bits) % 2 for bits in product((0, 1), repeat=n))
    return -(-odd // max(usable))


def zigzag_is_parity() -> bool:
    """relu(s) + sum_(k=1)^(n-1) turn(k) relu(s - k) = s mod 2, by induction on s.

    From s to s + 1 a unit that switches on at k grows by 1 if k <= s and else by 0. So
    the sum grows by 1 + turn(1) + ... + turn(s), which must be the change of s mod 2.
    """
    k, s = sp.symbols("k s", integer=True, positive=True)
    past = sp.symbols("past", integer=True, nonnegative=True)  # s - k, or k - s - 1
    on = sp.Max(0, past + 1) - sp.Max(0, past)
    off = sp.Max(0, -past) - sp.Max(0, -past - 1)
    growth = 1 + sp.summation(turn(k), (k, 1, s))
    change = odd(s + 1) - odd(s)
    starts = [odd(sp.Integer(value)) for value in (0, 1)] == [0, 1]
    return bool((on, off) == (1, 0) and sp.simplify(growth - change) == 0 and starts)


def odd(s: sp.Expr) -> sp.Expr:
    """s mod 2 = (1 - (-1)^s) / 2."""
    return (1 - (-1) ** s) / 2


@claim(
    "A08",
    source="A",
    kind="exact",
    text="For four inputs a network with one hidden layer may need up to eight units.",
)
def four_inputs_one_layer() -> Settled:
    """Three ReLU units give the value; eight ANDs are another matter."""
    four, three = one_layer_parity(4), three_unit_parity()
    built = computes_parity(four, 4) and computes_parity(three, 4)
    return settle(
        as_stated=not built,
        finding=f"${hidden_units(four)[0]}$ ReLU units compute it exactly, and even "
        f"${hidden_units(three)[0]}$ do. The number claimed is right for another kind "
        f"of network: an OR of ANDs needs ${fewest_and_terms(4)}$ of them.",
        evidence="Both networks are built and run on all sixteen patterns; the terms "
        "of an OR of ANDs are enumerated.",
    )


@claim(
    "A09",
    source="A",
    kind="exact",
    text="With two hidden layers, four and two ReLU units do it.",
)
def four_inputs_two_layers() -> Settled:
    """4 + 2 units: two XORs side by side, then one XOR of them."""
    network = two_layer_parity()
    widths = hidden_units(network)
    return settle(
        as_stated=widths == [4, 2] and computes_parity(network, 4),
        finding=f"A network with hidden layers of {widths[0]} and {widths[1]} units, "
        "written down by hand, is right on all sixteen "
        "patterns.",
        evidence="The network is built and run.",
    )


@claim(
    "A10",
    source="A",
    kind="exact",
    text="With one hidden layer, parity needs a width that grows exponentially with "
    "the number of "
    "inputs.",
)
def width_of_one_layer() -> Settled:
    """n ReLU units suffice for n inputs: a zigzag in the number of ones."""
    sizes = range(1, 13)
    networks = [one_layer_parity(n) for n in sizes]
    linear = all(
        hidden_units(net) == [n] for net, n in zip(networks, sizes, strict=True)
    )
    right = all(computes_parity(net, n) for net, n in zip(networks, sizes, strict=True))
    terms = [fewest_and_terms(n) for n in range(2, 6)]
    return settle(
        as_stated=not (linear and right and zigzag_is_parity()),
        finding="One hidden layer of $n$ ReLU units computes the parity of $n$ inputs, "
        "for every $n$. An OR of ANDs does need exponentially many terms, "
        f"${', '.join(map(str, terms))}$ for two to five inputs and $2^{{n-1}}$ in "
        "general: a term that leaves an input free covers even patterns as well.",
        evidence="The general construction is proved by induction on the number of "
        "ones, and built and run on all patterns for up to "
        f"{int(np.max(sizes))} inputs.",
    )
