"""The table of the laws: totals, broken laws, faults of the grader, exit status."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import exercises
from exercises.cli import choose, early, laws
from exercises.sandbox import Isolation
from exercises.teacher.versions import folder_digest

COUNT = exercises.get("parameter-count")
BROKEN = exercises.Mutant("same", "nothing is wrong", (("return", "return  "),))


@pytest.fixture(autouse=True)
def crews() -> Iterator[None]:
    yield
    early.end()


def run(monkeypatch: pytest.MonkeyPatch, *chosen: exercises.Exercise) -> int:
    monkeypatch.setattr(choose, "by_names", lambda _: list(chosen))
    return laws.selftest([], 1, Isolation.process, False)


def test_the_total(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, COUNT) == 0
    out = capsys.readouterr().out
    many = len(COUNT.mutants)
    assert f"mutation score 100 % ({many} of {many} mutants caught)" in out
    assert "the laws hold for 1 of 1" in out


def test_a_mutant_that_is_right(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = replace(COUNT)
    broken.__dict__["mutants"] = (BROKEN,)
    assert run(monkeypatch, broken) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "mutation score 0 % (0 of 1" in out
    assert f"same earns {COUNT.points} and is told: nothing (seed 1)" in out


def test_a_fault_of_the_grader_is_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("parameter-count, seed 1: grader: KeyError in sizes")

    monkeypatch.setattr(laws, "run", fails)
    assert run(monkeypatch, COUNT) == 1
    assert "grader: KeyError in sizes" in capsys.readouterr().out
    assert laws.selftest([], 1, Isolation.process, True) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert not found["ok"]


def test_the_digest_of_an_exercise(tmp_path: Path) -> None:
    def digest() -> str:
        folder_digest.cache_clear()
        return folder_digest(tmp_path)

    (tmp_path / "a.py").write_text("x")
    before = digest()
    for folder in (".mypy_cache", "__pycache__"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "b").write_text("x")
    assert digest() == before
    (tmp_path / "b").write_text("x")
    more = digest()
    (tmp_path / "b").rename(tmp_path / "c")
    assert len({before, more, digest()}) == 3
    folder_digest.cache_clear()
