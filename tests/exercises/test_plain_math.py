"""Formulas of the statements, readable in a terminal."""

import re

import pytest

import exercises
from exercises.cli.plain_math import plain

NAMES = {"log", "exp", "max", "min", "sin", "cos", "tanh"}


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (
            r"p_{ik} = \frac{e^{z_{ik}}}{\sum_{j} e^{z_{ij}}}",
            "p_ik = e^(z_ik) / (Σ_j e^(z_ij))",
        ),
        (r"\hat m_t = \frac{m_t}{1 - \beta_1^t}", "m\u0302_t = m_t / (1 - β_1^t)"),
        (r"d \log \frac{d_k}{p_k}", "d log (d_k / p_k)"),
        (r"\sqrt{\hat v} + \varepsilon", "√(v\u0302) + ε"),
        (r"D(d \,\|\, p) \ne \mathbf 1 \odot x", "D(d ‖ p) ≠ 1 ⊙ x"),
        (
            r"\theta \leftarrow \tfrac{1}{2} \operatorname{sign}(x)",
            "θ ← (1 / 2) sign(x)",
        ),
        (r"\tfrac12 \left( x^2 + y^2 \right)", "(1 / 2) (x^2 + y^2)"),
        (r"\frac x2 + \frac\alpha{2h}", "x / 2 + α / (2h)"),
        (r"-\frac{w_1}{w_2}\, x_1 - \frac{b}{w_2}", "-(w_1 / w_2) x_1 - b / w_2"),
        (r"\left(\frac{a}{b}\right)^2 \le \frac{c}{d}^2", "(a / b)^2 ≤ (c / d)^2"),
        (r"\frac{\partial L}{\partial z_{ij}}", "∂L / ∂z_ij"),
        (
            r"\begin{pmatrix} 1 & -1 & 0.5 \\ 0.5 & 1 & -1 \end{pmatrix}, \quad 3",
            "[[1, -1, 0.5], [0.5, 1, -1]], 3",
        ),
        (r"X = \begin{pmatrix} 1 & 2 \end{pmatrix}", "X = [[1, 2]]"),
        (
            r"\begin{cases} 0 & \text{if } x < 0 \\ \frac{1}{r} & y \end{cases}",
            "0 if x < 0; 1 / r y",
        ),
        (r"\dot A_\text{out} \odot \bar{z}, \dots", "A\u0307_out ⊙ z\u0304, …"),
        (r"z_k^{(l)} + \log p", "z_k^(l) + log p"),
        (r"\begin{aligned} a &= b, \\ c &= d \end{aligned}", "a = b,\nc = d"),
    ],
)
def test_formulas(latex: str, text: str) -> None:
    assert plain(latex) == text


@pytest.mark.parametrize("exercise", exercises.all_exercises(), ids=lambda e: e.id)
def test_no_formula_of_a_statement_keeps_its_commands(
    exercise: exercises.Exercise,
) -> None:
    for text in (exercise.statement, *exercise.hints):
        for formula in re.findall(r"\$\$?([^$]+)\$", text):
            assert "\\" not in plain(formula)
            assert "{" not in plain(formula)
            for word in set(re.findall(r"\\([a-zA-Z]+)", formula)) - NAMES:
                left = rf"(?<![a-zA-Z]){word}(?![a-zA-Z])"
                assert not re.search(left, plain(formula)), (word, plain(formula))
