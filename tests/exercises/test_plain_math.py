"""Formulas of the statements, readable in a terminal."""

import re

import pytest

import exercises
from exercises.cli.plain_math import plain


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
            "θ ← 1 / 2 sign(x)",
        ),
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
