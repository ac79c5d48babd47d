"""`pytest exercises` in a learner's folder."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .shell import ROOT, SOFTMAX, Shell


def by_pytest(shell: Shell, where: Path, *words: str) -> Any:
    """Grade the learner's folder by pytest, run in a folder and configured there."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words, "-p", "no:cacheprovider"],
        cwd=where,
        env=shell.environment | {"NNBOOK_WORK": str(shell.folder / "work")},
        capture_output=True,
        text=True,
    )


def test_pytest_says_when_nothing_is_started(shell: Shell) -> None:
    done = by_pytest(shell, ROOT, "exercises", "-rs")
    assert done.returncode == 0, done
    assert "nothing is started in" in done.stdout


def test_no_line_of_pytest_is_a_command_for_a_runner_of_workflows(
    shell: Shell,
) -> None:
    odd = "class E(Exception):\n    __traceback__ = property(lambda error: None)\n"
    odd += "E.__name__ = '::error::x'\ndef softmax(Z):\n    raise E('##[group]y')\n"
    shell.run("start", "softmax")
    shell.write(odd)
    done = by_pytest(shell, ROOT, "exercises")
    assert "error::x" in done.stdout
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())
    assert "##[" not in done.stdout


@pytest.mark.parametrize(
    "words",
    [["exercises"], ["--pyargs", "exercises"]],
    ids=["in the clone", "anywhere"],
)
def test_pytest_grades_the_work_folder(words: list[str], shell: Shell) -> None:
    shell.run("start", "softmax", "parameter-count")
    shell.write(SOFTMAX.mutants[0].apply(SOFTMAX.solution))
    report = shell.folder / "report.xml"
    where = shell.folder if "--pyargs" in words else ROOT
    done = by_pytest(shell, where, *words, "--junitxml", str(report))
    assert done.returncode == 1, done
    assert "test_check[softmax-large]" in done.stdout
    assert "Likely cause: It looks as if the logits" in done.stdout
    assert "Not started: parameter_count.py is still the stub." in done.stdout
    assert "2 failed, 4 passed" in done.stdout
    assert 'name="points" value="2"' in report.read_text()
