"""A derivation by name, and its statement with the formulas that were checked."""

import pytest
from sympy import exp

from derivations.checks import Algebra
from derivations.derivation import Derivation
from derivations.notation import Partial
from derivations.proof import Proof
from derivations.step import Step
from tests.derivations.small import CONTEXT, TRUE, L, k, x


def test_a_statement_is_filled_from_the_checked_objects() -> None:
    proof = Proof(CONTEXT, (TRUE,), (), ())
    text = proof.stated("Let\n\n{definitions}\n\nThen\n\n{true}\n\n$x_{j}$ is it.")
    assert f"$$\n{TRUE.latex()}\n$$" in text
    assert r"L &= \sum_{k=1}^{K} x_{k}^{2}" in text
    assert text.endswith("$x_{j}$ is it.")
    with pytest.raises(KeyError, match="fals"):
        proof.stated("{fals}")


def test_the_equation_is_rendered_from_the_checked_object() -> None:
    assert TRUE.latex() == r"\frac{\partial L}{\partial x_{j}} = 2 x_{j}"
    other = Step("true", Partial(L, x[k]), exp(x[k]), "Other.", Algebra())
    assert other.latex() == r"\frac{\partial L}{\partial x_{k}} = e^{x_{k}}"


def test_a_derivation_is_named_after_its_package() -> None:
    derivation = Derivation("parameter-count")
    assert derivation.source_path.parts[-2:] == ("parameter_count", "__init__.py")
    assert derivation.title.startswith("How many parameters")
    assert derivation.statement.startswith("The number of parameters")
    assert not derivation.statement.endswith("\n")
