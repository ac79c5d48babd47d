"""Claims about how wide and how deep a network must be to compute parity."""

from itertools import product

import numpy as np
import sympy as sp
from experiments.constructions import (
    one_layer_parity,
    three_unit_parity,
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
    bound is reached because every odd pattern is a term by itself.
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
    """s + 2 sum_(k=1)^(s-1) (-1)^k (s - k) = s mod 2 for every whole s, by induction.

    The sum is f(s) = sum_k c_k relu(s - k) at a whole number s. Its second difference
    f(s+1) - 2 f(s) + f(s-1) is c_s; so is that of s mod 2, and two values start it.
    """
    s = sp.symbols("s", integer=True, positive=True)
    parity = (1 - (-1) ** s) / 2
    second = parity.subs(s, s + 1) - 2 * parity + parity.subs(s, s - 1)
    same_recursion = sp.simplify(second - 2 * (-1) ** s) == 0
    same_start = [parity.subs(s, value) for value in (0, 1)] == [0, 1]
    return bool(same_recursion and same_start)


@claim(
    "A08",
    source="A",
    kind="exact",
    text="For four inputs a network with one hidden layer may need up to eight units.",
)
def four_inputs_one_layer() -> Settled:
    """Four ReLU units give the value and three the class; eight ANDs are another."""
    exact, decides = one_layer_parity(4), three_unit_parity()
    four, three = hidden_units(exact), hidden_units(decides)
    built = computes_parity(exact, 4) and computes_parity(decides, 4)
    terms = fewest_and_terms(4)
    return settle(
        as_stated=not built,
        corrected=built and terms == 8,
        finding=f"${four[0]}$ ReLU units compute it exactly, and ${three[0]}$ suffice "
        "to decide the class. Eight is the number of AND units that an OR of ANDs "
        f""
        f"needs, ${terms}$, a different kind of network.",
        evidence="Both networks are built and run on all sixteen patterns; the terms "
        "of an OR of ANDs are "
        "enumerated.",
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
        finding="One hidden layer of $n$ ReLU units computes the parity of $n$ "
        "inputs, for every $n$. An OR of ANDs does need exponentially many terms "
        f""
        f"(${', '.join(map(str, terms))}$ for two to five inputs), and that may be "
        "where the claim comes from.",
        evidence="The general construction is proved by induction on the number of "
        "ones, and built and run on all patterns for up to "
        f"{int(np.max(sizes))} inputs.",
    )
