"""Formulas as the text writes them."""

import pytest
from sympy import (
    FiniteSet,
    IndexedBase,
    KroneckerDelta,
    Limit,
    MatrixSymbol,
    Sum,
    Tuple,
    log,
    sqrt,
    symbols,
)
from sympy.matrices.expressions import HadamardProduct

from derivations.latex import LINE, breadth, equation, latex
from derivations.matrices import Entry
from derivations.notation import Expectation, Indicator, Partial, relu
from derivations.recounts import Recounts

K, N = symbols("K N", integer=True, positive=True)
i, j, k, n, l = symbols("i j k n l", integer=True, positive=True)  # noqa: E741
z, s, h, beta = symbols("z s h beta")
p, d, D, P, S = (IndexedBase(name) for name in "pdDPS")
W1, width = IndexedBase("W_1"), IndexedBase("n")
A, B = MatrixSymbol("A_1", N, K), MatrixSymbol("B", N, K)

LATEX = {
    p[j] - d[j]: "p_{j} - d_{j}",
    s * p[j] - d[j]: "s p_{j} - d_{j}",
    1 - beta: r"1 - \beta",
    p[i] * (KroneckerDelta(i, j) - p[j]): (r"p_{i} \left(\delta_{i j} - p_{j}\right)"),
    (S[n] * P[n, j] - D[n, j]) / N: (
        r"\frac{1}{N} \left(S_{n} P_{n j} - D_{n j}\right)"
    ),
    -Sum(d[k] * log(p[k]), (k, 1, K)) / N: (
        r"- \frac{1}{N} \sum_{k=1}^{K} d_{k} \log p_{k}"
    ),
    Sum(D[n, k], (k, 1, K), (n, 1, N)): r"\sum_{n=1}^{N} \sum_{k=1}^{K} D_{n k}",
    (width[l - 1] + 1) * width[l]: r"\left(n_{l - 1} + 1\right) n_{l}",
    D[n, i] * W1[i, j]: r"D_{n i} (W_{1})_{i j}",
    h / (sqrt(z) + s): r"\frac{h}{s + \sqrt{z}}",
    Partial(s, z): r"\frac{\partial s}{\partial z}",
    Partial(-log(p[j]), z): r"\frac{\partial}{\partial z} \left(- \log p_{j}\right)",
    Indicator(z > 0): r"\mathbf{1}\{z > 0\}",
    relu(z): r"\max\left(0, z\right)",
    Expectation(p[j]): r"\mathbb{E}\left[p_{j}\right]",
    Entry(A.T * HadamardProduct(A, B), i, j): (
        r"\left(A_{1}^{\top} \, \left(A_{1} \odot B\right)\right)_{i j}"
    ),
    Tuple(4, 16, 2): "(4, 16, 2)",
    Entry(A, i, j): r"\left(A_{1}\right)_{i j}",
    Limit(s * log(s), s, 0): r"\lim_{s \to 0^{+}} s \log s",
}


@pytest.mark.parametrize("expr", LATEX, ids=str)
def test_latex(expr: object) -> None:
    assert latex(expr) == LATEX[expr]


def test_a_minus_sign_is_never_lost() -> None:
    """Whatever is pulled out of a bracket is put in front of it."""
    assert latex((d[j] - p[j]) / N) == r"\frac{1}{N} \left(d_{j} - p_{j}\right)"
    assert latex(-(p[j] + d[j]) / N) == r"\frac{1}{N} \left(- d_{j} - p_{j}\right)"
    assert latex(-(p[j] - d[j]) / N) == r"\frac{1}{N} \left(d_{j} - p_{j}\right)"
    assert latex(-s * (p[j] - d[j])) == r"- s \left(p_{j} - d_{j}\right)"


def test_conditions_follow_the_equation() -> None:
    assert equation(s, 1, [z > 0]) == r"s = 1 \qquad \text{if } z > 0"


LONG = "SpqrSpqrSpqrSpqr"
MIDDLE = LONG[:10]


def test_a_long_equation_is_broken_at_its_sign() -> None:
    left, right = symbols(LONG), symbols(f"{LONG}S")
    rows = equation(left, right).splitlines()
    assert rows[1:-1] == [rf"& {LONG} \\", rf"& \quad = {LONG}S"]


def test_a_condition_moves_to_a_line_of_its_own() -> None:
    left, right = symbols(MIDDLE), symbols(f"{MIDDLE}S")
    rows = equation(left, right, [z > 0]).splitlines()
    assert rows[1:-1] == [
        rf"& {MIDDLE} = {MIDDLE}S \\",
        r"& \text{if } z > 0",
    ]


def test_breadth_sees_what_a_reader_sees() -> None:
    assert breadth("x = y") == 3
    assert breadth(r"\frac{a + b}{\sum_{k=1}^{K} e^{z_{k}}}") == breadth("MMei")
    assert breadth(r"\sum_{k=1}^{K} x") == 3
    assert breadth(r"\left(\dot{Z}_{l}\right)") == breadth("(Zi)") < LINE


def test_a_recount_names_its_parts() -> None:
    a, b = symbols("a b")
    recount = Recounts({a: 3, b: 2}, -1, 3)
    assert latex(recount) == r"\left\{ S \subseteq \{a, b\} : 5 - \#S = 3 \right\}"
    assert recount.doit() == FiniteSet(FiniteSet(b))
