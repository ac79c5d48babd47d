"""The letters of the proof and what they stand for."""

from sympy import IndexedBase, Sum, Symbol, exp, log, symbols

from derivations.checks import Given
from derivations.definitions import Context, Definition

# Classes i, j, k up to K, samples n up to N; c is the true class.
K, N = symbols("K N", integer=True, positive=True)
i, j, k, c, n = symbols("i j k c n", integer=True, positive=True)
a, x = symbols("a x", real=True)
L, s = symbols("L s", real=True)
ell = Symbol(r"\ell", real=True)
KL = Symbol(r"\mathrm{KL}", real=True)
z = IndexedBase("z", real=True)
p, d = IndexedBase("p", positive=True), IndexedBase("d", nonnegative=True)
Z, P = IndexedBase("Z", real=True), IndexedBase("P", positive=True)
Y, S = IndexedBase("Y", real=True), IndexedBase("S", real=True)


def over_classes(term: Symbol) -> Sum:
    """Σ_{k=1}^{K} term."""
    return Sum(term, (k, 1, K))


CONTEXT = Context(
    definitions=(
        Definition(p[j], exp(z[j]) / over_classes(exp(z[k]))),
        Definition(KL, over_classes(d[k] * log(d[k] / p[k]))),
        Definition(ell, -over_classes(d[k] * log(p[k]))),
        Definition(s, over_classes(d[k])),
        Definition(S[n], over_classes(Y[n, k])),
        Definition(P[n, j], exp(Z[n, j]) / over_classes(exp(Z[n, k]))),
        Definition(L, -Sum(Y[n, k] * log(P[n, k]), (k, 1, K), (n, 1, N)) / N),
    ),
    ranges={i: K, j: K, k: K, c: K, n: N},
    trials=({K: 2, N: 2}, {K: 3, N: 2}, {K: 1, N: 1}),
)
share = IndexedBase("a", positive=True)
SUMS_TO_ONE = Given(
    over_classes(d[k]), 1, (Definition(d[j], share[j] / over_classes(share[k])),)
)
