"""Every derivation of the book holds, and none of its formulas holds when changed."""

import re
from importlib import import_module
from random import Random
from typing import Any

import pytest

import derivations
from derivations.latex import LINE, breadth
from derivations.results import INSTANCE, Result


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    return {d.name: d.run() for d in derivations.all_derivations()}


@pytest.mark.parametrize("name", derivations.NAMES)
def test_derivation_holds(results: dict[str, Result], name: str) -> None:
    result = results[name]
    assert [s.id for s in result.steps if not s.ok] == []
    assert [b.id for b in result.bridges if not b.ok] == []
    assert [c.name for c in result.counterfeits if not c.ok] == []
    assert result.ok
    assert result.general
    assert len(result.counterfeits) >= 4


@pytest.mark.parametrize("name", derivations.NAMES)
def test_ids_are_permanent_words(results: dict[str, Result], name: str) -> None:
    ids = [step.id for step in results[name].steps]
    assert len(set(ids)) == len(ids)
    assert all(part.isalnum() for i in ids for part in i.split("-"))


@pytest.mark.parametrize("name", derivations.NAMES)
def test_every_step_is_read_aloud(results: dict[str, Result], name: str) -> None:
    for step in results[name].steps:
        assert step.says.endswith(".")
        assert not set(step.says) & set("\\$_^=")
        assert step.how.endswith(".")


@pytest.mark.parametrize("name", derivations.NAMES)
def test_latex_is_clean(results: dict[str, Result], name: str) -> None:
    result = results[name]
    formulas = [*result.definitions, *(s.equation_latex for s in result.steps)]
    formulas += [c.equation_latex for c in result.counterfeits]
    for formula in formulas:
        assert formula.count("{") == formula.count("}")
        assert formula.count(r"\left") == formula.count(r"\right")
        assert not any(w in formula for w in ("Sum", "cases", "Partial", "None", "_k"))


@pytest.mark.parametrize("name", derivations.NAMES)
def test_refutations_are_sentences(results: dict[str, Result], name: str) -> None:
    """The check of the step refutes each, so what is printed is false as printed."""
    for counterfeit in results[name].counterfeits:
        assert re.search(r"side is \$|belongs to", counterfeit.refuted_by)
        assert counterfeit.refuted_by.endswith(".")
        assert len(re.findall(r"\d+(\.\d+)?", counterfeit.refuted_by)) <= 10


@pytest.mark.parametrize("name", derivations.NAMES)
def test_formulas_fit_a_phone(results: dict[str, Result], name: str) -> None:
    result = results[name]
    formulas = [*result.definitions, *(s.equation_latex for s in result.steps)]
    formulas += [c.equation_latex for c in result.counterfeits]
    for formula in formulas:
        bare = re.sub(r"\\(begin|end)\{aligned\}|&", "", formula)
        assert all(breadth(row) <= LINE + 3 for row in bare.split(r"\\"))


@pytest.mark.parametrize("name", derivations.NAMES)
def test_the_statement_states_the_theorem(
    results: dict[str, Result], name: str
) -> None:
    """It has the definitions and at least one equation of the proof."""
    statement = results[name].statement
    assert all(line.split(" = ")[1] in statement for line in results[name].definitions)
    assert any(step.equation_latex in statement for step in results[name].steps)
    assert "Indices" in statement or "indices" in statement


@pytest.mark.parametrize("name", derivations.NAMES)
def test_instances_are_called_instances(results: dict[str, Result], name: str) -> None:
    """Only a step whose symbols have no numbers claims every size."""
    instances = {
        "adam-bias-correction": {"uncorrected-first-step"},
        "parameter-count": {
            "small-network",
            "large-network",
            "ratio",
            "slip-338",
            "slip-56",
        },
    }
    found = {s.id for s in results[name].steps if s.scope == INSTANCE}
    assert found == instances.get(name, set())
    limited = [s for s in results[name].steps if s.scope == INSTANCE]
    assert not any("symbolic" in s.how for s in limited)


def changed_steps() -> list[Any]:
    """Every equation with numbers on the right, its right-hand side changed."""
    found = []
    for name in derivations.NAMES:
        proof = import_module(f"derivations.{name.replace('-', '_')}").PROOF
        for step in (s for s in proof.steps if s.rhs.is_commutative and s.rhs != 0):
            if not getattr(step.rhs, "is_set", False):
                found.append(pytest.param(proof, step, id=f"{name}-{step.id}"))
    return found


@pytest.mark.parametrize(("proof", "step"), changed_steps())
def test_a_turned_sign_is_refuted(proof: Any, step: Any) -> None:
    from derivations.verdict import judge

    verdict = judge(step, -step.rhs, proof.context, Random(1))
    assert verdict.refuted


@pytest.mark.parametrize("name", derivations.NAMES)
def test_another_seed_changes_nothing(name: str) -> None:
    proof = import_module(f"derivations.{name.replace('-', '_')}").PROOF
    assert all(bridge.ok for bridge in proof.run_bridges(seed=7))


def test_the_counts_that_the_source_should_have_printed(
    results: dict[str, Result],
) -> None:
    result = {s.id: s for s in results["parameter-count"].steps}
    assert " = 50" in result["small-network"].equation_latex
    assert " = 386" in result["large-network"].equation_latex


def test_unknown_name() -> None:
    with pytest.raises(ValueError, match="softmax-kl-gradient"):
        derivations.get("softmax")
