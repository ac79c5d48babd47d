"""The letters of the proof and what they stand for."""

from sympy import Expr, IndexedBase, Sum, Symbol, symbols

from derivations.definitions import Context, Recurrence

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
