"""python -m derivations: what it prints and how it ends."""

import json
import subprocess
import sys
from typing import Any

import pytest
from sympy import Integer
from typer.testing import CliRunner, Result

import derivations
from derivations.__main__ import app
from derivations.counterfeit import Counterfeit
from derivations.proof import Proof


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})


def test_one_line_per_derivation() -> None:
    found = call("parameter-count")
    assert found.exit_code == 0
    assert len(found.stdout.strip().splitlines()) == 1
    assert "9/9 steps (general)" in found.stdout


def test_json() -> None:
    found = call("parameter-count", "--json")
    (entry,) = json.loads(found.stdout)
    assert entry["name"] == "parameter-count"
    assert entry["general"] is True
    assert isinstance(entry["steps"], list)
    assert all(c["refuted_by"] for c in entry["counterfeits"])
    assert entry["seconds"] > 0


def test_list_proves_nothing() -> None:
    found = call("--list")
    assert found.exit_code == 0
    assert [line.split()[0] for line in found.stdout.splitlines()] == list(
        derivations.NAMES
    )
    listed = json.loads(call("--list", "--json").stdout)
    assert [entry["name"] for entry in listed] == list(derivations.NAMES)


def test_unknown_name_is_one_line_and_status_two() -> None:
    found = call("softmax")
    assert found.exit_code == 2
    assert len(found.stderr.strip().splitlines()) == 1
    assert "'softmax'" in found.stderr
    assert "Traceback" not in found.output


def spoilt(proof: Proof, monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    from dataclasses import replace

    import derivations.parameter_count as module

    monkeypatch.setattr(module, "PROOF", replace(proof, **changes))


def test_a_failing_step_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from derivations.parameter_count import PROOF
    from derivations.parameter_count.two_networks import COUNT_SMALL

    wrong = replace(COUNT_SMALL, rhs=Integer(56))
    spoilt(PROOF, monkeypatch, steps=(*PROOF.steps, wrong))
    found = call("parameter-count")
    assert found.exit_code == 1
    assert "step small-network" in found.stdout
    assert "= 56" in found.stdout
    assert "left side is $50$ and the right side $56$" in found.stdout


def test_a_passing_counterfeit_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from derivations.parameter_count import PROOF
    from derivations.parameter_count.any_network import LAYER
    from derivations.parameter_count.symbols import n_in, n_out

    genuine = Counterfeit("Genuine", LAYER, n_out + n_in * n_out + 0, "Right.")
    spoilt(PROOF, monkeypatch, counterfeits=(genuine,))
    found = call("parameter-count")
    assert found.exit_code == 1
    assert "counterfeit passes: Genuine" in found.stdout


def test_listing_does_not_load_sympy() -> None:
    code = (
        "import sys, derivations; derivations.all_derivations()[0].title; "
        "sys.exit('sympy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
