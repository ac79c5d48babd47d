"""Claims about XOR and parity as formulas.

Bits obey x^2 = x, so that every Boolean function is one polynomial without squares:
AND is xy, OR is x + y - xy, NOT is 1 - x. Two formulas agree on all bits exactly when
these polynomials are equal.
"""

from collections.abc import Iterator
from itertools import product

import sympy as sp

from claims.registry import Settled, claim, settle

x, y, z = sp.symbols("x y z")


def conjunction(a: sp.Expr, b: sp.Expr) -> sp.Expr:
    """a AND b = ab."""
    return on_bits(a * b)


def disjunction(a: sp.Expr, b: sp.Expr) -> sp.Expr:
    """a OR b = a + b - ab."""
    return on_bits(a + b - a * b)


def negation(a: sp.Expr) -> sp.Expr:
    """NOT a = 1 - a."""
    return sp.expand(1 - a)


def xor(a: sp.Expr, b: sp.Expr) -> sp.Expr:
    """a XOR b = (a OR b) AND NOT (a AND b)."""
    return conjunction(disjunction(a, b), negation(conjunction(a, b)))


def on_bits(expression: sp.Expr) -> sp.Expr:
    """The same function on bits, with x^2 = x applied until no square is left."""
    squares = [s**2 - s for s in sorted(expression.free_symbols, key=str)]
    if not squares:
        return sp.expand(expression)
    return sp.reduced(sp.expand(expression), squares)[1]


@claim(
    "A05",
    source="A",
    kind="exact",
    text="x XOR y equals the sum (x OR y) + (NOT x OR NOT y).",
)
def xor_as_a_sum() -> Settled:
    """(x OR y) + (NOT x OR NOT y) = 1 + (x XOR y)."""
    left, right = disjunction(x, y), disjunction(negation(x), negation(y))
    excess = sp.expand(left + right - xor(x, y))
    readings = {"AND": conjunction, "OR": disjunction, "addition modulo two": xor}
    as_xor = [name for name, read in readings.items() if read(left, right) == xor(x, y)]
    others = " nor ".join(name for name in readings if name not in as_xor)
    sums = [
        int((left + right).subs({x: a, y: b})) for a, b in product((0, 1), repeat=2)
    ]
    return settle(
        as_stated=excess == 0,
        corrected=as_xor == ["AND"] and excess == 1,
        finding=f"The sum is {', '.join(map(str, sums))} for inputs 00, 01, 10, 11: "
        f"always ${excess}$ more than XOR. With {' or '.join(as_xor)} in place of the "
        f"plus sign the identity is right; neither {others} will do.",
        evidence="Both sides are reduced to polynomials in bits and subtracted.",
    )


@claim(
    "A06",
    source="A",
    kind="symbolic",
    text="Every line of the chain from that identity to x + y - 2 (x AND y) is right.",
)
def chain_of_identities() -> Settled:
    """Ten lines, each compared with the function that it says it equals."""
    either, both = disjunction(x, y), conjunction(x, y)
    not_both = disjunction(negation(x), negation(y))
    neither = conjunction(1 - x, 1 - y)
    lines = [
        (
            r"x \oplus y = (x \lor y) + (\lnot x \lor \lnot y)",
            xor(x, y),
            either + not_both,
        ),
        (r"x \lor y = x + y - xy", either, x + y - both),
        (
            r"\lnot x \lor \lnot y = (1 - x) + (1 - y) - (1 - x)(1 - y)",
            not_both,
            (1 - x) + (1 - y) - neither,
        ),
        (
            r"\lnot x \lor \lnot y = 2 - x - y - (1 - (x \lor y))",
            not_both,
            2 - x - y - (1 - either),
        ),
        (
            r"\lnot x \lor \lnot y = 1 - x - y + (x \lor y)",
            not_both,
            1 - x - y + either,
        ),
        (
            r"x \oplus y = (x + y - xy) + (1 - x - y + (x \lor y))",
            xor(x, y),
            (x + y - both) + (1 - x - y + either),
        ),
        (r"x \oplus y = 1 - xy + (x \lor y)", xor(x, y), 1 - both + either),
        (r"x \oplus y = 1 - xy + (x + y - xy)", xor(x, y), 1 - both + (x + y - both)),
        (r"x \oplus y = 1 + x + y - 2xy", xor(x, y), 1 + x + y - 2 * both),
        (r"x \oplus y = x + y - 2xy", xor(x, y), x + y - 2 * both),
    ]
    excess = [on_bits(right - left) for _, left, right in lines]
    wrong = [extra for extra in excess if extra != 0]
    table = "\n".join(
        f"| ${line}$ | {'right' if extra == 0 else f'too large by ${extra}$'} |"
        for (line, _, _), extra in zip(lines, excess, strict=True)
    )
    return settle(
        as_stated=not wrong,
        corrected=excess[-1] == 0 and all(extra == 1 for extra in wrong),
        finding=f"| line | found |\n| --- | --- |\n{table}\n\n"
        f"Of the ten lines ${len(wrong)}$ are too large by one. The first adds "
        "the one, and the last drops it without a word: two slips that cancel. "
        "The end is right.",
        evidence="Both sides of each line are reduced to polynomials in bits and "
        "subtracted.",
    )


def bracketings(inputs: tuple[sp.Expr, ...]) -> Iterator[sp.Expr]:
    """The XOR of the inputs in every way of setting brackets."""
    if len(inputs) == 1:
        yield inputs[0]
    for cut in range(1, len(inputs)):
        for left in bracketings(inputs[:cut]):
            for right in bracketings(inputs[cut:]):
                yield sp.expand(left + right - 2 * left * right)


@claim(
    "A07",
    source="A",
    kind="exact",
    text="Parity is associative, so it can be computed in pairs, as a tree.",
)
def parity_as_a_tree() -> Settled:
    """(x XOR y) XOR z = x XOR (y XOR z), hence any tree."""
    is_xor = sp.expand(xor(x, y) - (x + y - 2 * x * y)) == 0
    associative = sp.expand(xor(xor(x, y), z) - xor(x, xor(y, z))) == 0
    bits = sp.symbols("x_1:7")
    trees = list(bracketings(bits))
    agree = all(sp.expand(tree - trees[0]) == 0 for tree in trees)
    parity = all(
        trees[0].subs(dict(zip(bits, values, strict=True))) == sum(values) % 2
        for values in product((0, 1), repeat=len(bits))
    )
    return settle(
        as_stated=is_xor and associative and agree and parity,
        finding=f"The two ways to bracket three inputs agree as polynomials, which "
        "settles every number of inputs; all "
        f"${len(trees)}$ trees over {len(bits)} inputs were compared as "
        "well.",
        evidence="The polynomial $x + y - 2xy$ is composed in both orders and "
        "subtracted.",
    )
