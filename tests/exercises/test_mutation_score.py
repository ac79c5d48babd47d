"""The record of a tool's mutants: it is of today, high enough, and argued."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import exercises
from exercises import mutate, mutation_score
from exercises.mutation_score import argued, fingerprint, records, score

ALL = [exercise.id for exercise in exercises.all_exercises()]
ENOUGH = 0.95


@pytest.mark.parametrize("name", ALL)
def test_the_record_is_of_today(name: str) -> None:
    assert records()[name]["of"] == fingerprint(exercises.get(name))


def test_the_record_is_high_enough() -> None:
    caught, made = (
        sum(r[key] for r in records().values()) for key in ("caught", "made")
    )
    assert caught >= ENOUGH * made
    assert set(records()) == set(ALL)


def test_what_is_left_is_argued() -> None:
    left = {(name, line) for name, r in records().items() for line in r["left"]}
    assert left == set(argued())


def test_a_fingerprint_sees_solution_and_checks(tmp_path: Path) -> None:
    softmax = exercises.get("softmax")
    for name in ("checks.py", "source.py"):
        tmp_path.joinpath(name).write_text((softmax.folder / name).read_text())
    same = replace(softmax, folder=tmp_path)
    assert fingerprint(same) == fingerprint(softmax)
    for name, added in (("checks.py", "MORE = 1\n"), ("source.py", "MORE = 1\n")):
        whole = (tmp_path / name).read_text()
        tmp_path.joinpath(name).write_text("# a comment\n" + whole)
        assert fingerprint(replace(same)) == fingerprint(softmax)
        tmp_path.joinpath(name).write_text(whole + added)
        assert fingerprint(replace(same)) != fingerprint(softmax)
        tmp_path.joinpath(name).write_text(whole)


def test_a_fingerprint_sees_what_checks_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digits = exercises.get("digits-end-to-end")
    before, folder = fingerprint(digits), tmp_path / digits.folder.name
    for other in {digits.folder, digits.folder.parent / "quarter_circle"}:
        shutil.copytree(other, tmp_path / other.name)
    monkeypatch.setattr(mutation_score, "CATALOGUE", tmp_path)
    assert fingerprint(replace(digits, folder=folder)) == before
    with (folder / "rows.py").open("a") as rows:
        rows.write("MORE = 1\n")
    assert fingerprint(replace(digits, folder=folder)) != before


class TestTheTool:
    """What Cosmic Ray makes, where it is installed."""

    @pytest.fixture(autouse=True)
    def _tool(self) -> None:
        pytest.importorskip("cosmic_ray")

    def test_one_change_in_one_place(self) -> None:
        source = "def f(x: int) -> int:\n    return x + 1\n"
        texts = list(mutate.mutants(source))
        assert "def f(x: int) -> int:\n    return x - 1\n" in texts
        assert source not in texts
        assert {mutate.changed_line(source, text)[:8] for text in texts} == {"return x"}

    def test_types_do_nothing(self) -> None:
        assert list(mutate.mutants("x: int | str\n")) == []

    def test_what_passes_is_left(self, tmp_path: Path) -> None:
        (record,) = score([exercises.get("dense-forward")]).values()
        assert record["caught"] == record["made"] > 5
        assert record["left"] == []
