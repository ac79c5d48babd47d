"""Claims about how many parameters a network has."""

import sympy as sp

import nnbook
from claims.registry import Settled, claim, settle


def _count(sizes: list[int]) -> tuple[int, str]:
    """How many parameters a network has when it is built, and the sum spelled out."""
    network = nnbook.mlp(sizes)
    layers = [
        layer.parameter_count for layer in network.layers if layer.parameter_count
    ]
    return len(network.theta), " + ".join(map(str, layers))


def _settle_count(sizes: list[int], claimed: int) -> Settled:
    count, terms = _count(sizes)
    as_claimed = "as claimed" if count == claimed else f"not ${claimed}$"
    return settle(
        as_stated=count == claimed,
        finding=f"The network has ${terms} = {count}$ parameters, {as_claimed}. Its "
        f"weights alone are ${count - sum(sizes[1:])}$.",
        evidence="The network is built, and the length of its parameter vector "
        "counted.",
    )


@claim(
    "A01",
    source="A",
    kind="exact",
    text="The network with layers of 4, 4, 4 and 2 units has 56 parameters.",
)
def small_network() -> Settled:
    """50 = 20 + 20 + 10."""
    return _settle_count([4, 4, 4, 2], claimed=56)


@claim(
    "A02",
    source="A",
    kind="exact",
    text="The network with layers of 4, 16, 16 and 2 units has 338 parameters; the "
    "source says so in several places, and near its end calls 338 incorrect.",
)
def large_network() -> Settled:
    """386 = 80 + 272 + 34."""
    return _settle_count([4, 16, 16, 2], claimed=338)


@claim(
    "A03",
    source="A",
    kind="exact",
    text="The second network is six times as large as the first.",
)
def ratio_of_sizes() -> Settled:
    """386 / 50, to the nearest whole number."""
    small, _ = _count([4, 4, 4, 2])
    large, _ = _count([4, 16, 16, 2])
    ratio = sp.Rational(large, small)
    return settle(
        as_stated=round(ratio) == 6,
        finding=f"The ratio is ${large}/{small} = {float(ratio):.2f}$, nearer to "
        f"${round(ratio)}$. The six comes from dividing the two wrong counts, $338/56 "
        f"= {338 / 56:.2f}$.",
        evidence="Both networks are built and counted.",
    )


@claim(
    "A04",
    source="A",
    kind="symbolic",
    text=r"A dense layer with $n_\text{in}$ inputs and $n_\text{out}$ outputs has "
    r"$n_\text{in} n_\text{out} + n_\text{out}$ parameters.",
)
def dense_layer() -> Settled:
    """n_in n_out + n_out: the entries of W and of b, for any positive sizes."""
    n_in, n_out = sp.symbols("n_in n_out", integer=True, positive=True)
    W, b = sp.MatrixSymbol("W", n_in, n_out), sp.MatrixSymbol("b", 1, n_out)
    entries = sum(sp.prod(symbol.shape) for symbol in (W, b))
    difference = sp.expand(entries - (n_in * n_out + n_out))
    built = all(
        nnbook.Dense(i, j).parameter_count == i * j + j
        for i in range(1, 20)
        for j in range(1, 20)
    )
    return settle(
        as_stated=difference == 0 and built,
        finding="A weight joins every input to every output, and every output has a "
        r"bias: $n_\text{in} n_\text{out} + n_\text{out}$.",
        evidence="The entries of $W$ and $b$ are counted for symbolic sizes, and "
        "nnbook's layer for all sizes below twenty. The derivation of the parameter "
        "count carries this to whole networks.",
    )
