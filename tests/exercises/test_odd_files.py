"""Pipes, devices, links and endless files in the places of files that commands read."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercises.teacher.export.classroom50 import Assignment
from exercises.teacher.export.reading import read
from exercises.teacher.export.writing import Format, export
from exercises.teacher.journal import journal

from .teacher.conftest import command, environment, hand_in, texts_of

SECONDS = 20  # a command that waits for a pipe never ends
HUGE = 10 << 30


def huge(path: Path) -> None:
    """Make a file that holds nothing and is said to be large."""
    with path.open("wb") as file:
        file.truncate(HUGE)


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "endless": lambda path: path.symlink_to("/dev/zero"),
    "huge": huge,
    "folder": lambda path: (path / "x").mkdir(parents=True),
    "loop": lambda path: path.symlink_to(path.name),
}
odd = pytest.mark.parametrize("make", ODD.values(), ids=ODD)


CHECK: dict[str, Any] = {"id": "rows", "title": "Rows", "state": "failed"}
CHECK |= {"stage": "values", "finding": "It is 2.", "line": 3, "example": ""}
CHECK |= {"cause": "", "mutant": "", "points": 2, "earned": 0}
RECORD: dict[str, Any] = {"student": "ann", "exercise": "softmax", "state": "not yet"}
RECORD |= {"isolation": "process", "note": "", "printed": "", "line": None}
RECORD |= {"flags": ["odd"], "checks": [CHECK], "receipt": {}, "score": 0, "points": 2}
ABOUT = Assignment("course", "week-1", "2026-08-31T12:00:00Z")


def said(*words: object, status: int) -> str:
    """Run a command that must end soon, without a traceback."""
    done = subprocess.run(
        command(*words),
        env=environment(),
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (status, False), done
    return done.stdout + done.stderr


@odd
def test_an_odd_note_is_put_aside(
    make: Callable[[Path], object], tmp_path: Path
) -> None:
    make(tmp_path / ".progress.json")
    said("hint", "softmax", "--work", tmp_path, status=0)
    note = json.loads((tmp_path / ".progress.json").read_text())
    assert note["exercises"]["softmax"]["hints"] == 1
    assert os.path.lexists(tmp_path / ".progress.json.unreadable")


def test_a_note_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    for name in (".progress.json", ".progress.json.unreadable"):
        (tmp_path / name / "x").mkdir(parents=True)
    said("hint", "softmax", "--work", tmp_path, status=0)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_linked_note_is_read(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "note").write_text('{"exercises": {"softmax": {"hints": 2}}}')
    (tmp_path / "work/.progress.json").symlink_to(tmp_path / "note")
    said("hint", "softmax", "--work", tmp_path / "work", status=0)
    note = json.loads((tmp_path / "work/.progress.json").read_text())
    assert note["exercises"]["softmax"]["hints"] == 3


@pytest.mark.parametrize("kind", ["pipe", "folder", "loop"])
def test_an_odd_journal_is_refused(kind: str, tmp_path: Path) -> None:
    hand_in(tmp_path / "class/ann", texts_of(2))
    (tmp_path / "out").mkdir()
    ODD[kind](tmp_path / "out/journal.jsonl")
    words = ("grade", tmp_path / "class", "--out", tmp_path / "out", "--jobs", 1)
    out = said(*words, status=2)
    assert out.count("\n") == 1
    assert "journal.jsonl" in out


@pytest.mark.parametrize("words", ["receipt", "export"])
@odd
def test_odd_results_are_refused(
    words: str, make: Callable[[Path], object], tmp_path: Path
) -> None:
    make(tmp_path / "results.jsonl")
    out = said(words, tmp_path, status=2)
    assert out.count("\n") == 1
    assert "results.jsonl" in out


@pytest.mark.parametrize("make", [*ODD.values(), lambda path: path.write_text("[]")])
def test_odd_times_are_no_times(make: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "results.jsonl").write_text(json.dumps(RECORD))
    make(tmp_path / "times.jsonl")
    said("export", tmp_path, "--to", "csv", status=0)


def changed(fields: dict[str, Any], name: str, value: object) -> dict[str, Any]:
    """Return the fields with one that is other; without it, if the value is `...`."""
    kept = {k: v for k, v in fields.items() if k != name}
    return kept if value is ... else kept | {name: value}


def exported(record: dict[str, Any], folder: Path) -> None:
    """Hand results of this record on in every format."""
    path = folder / "results.jsonl"
    path.write_text(json.dumps(record))
    for form in Format:
        export(read(path), form, folder / form.value, ABOUT)


def test_records_with_fields_of_another_kind_are_refused(tmp_path: Path) -> None:
    exported(RECORD, tmp_path)
    odd = [changed(RECORD, n, value) for n in RECORD for value in (..., 1.5)]
    checks = [changed(CHECK, n, value) for n in CHECK for value in (..., 1.5)]
    odd += [changed(RECORD, "checks", [check]) for check in [*checks, 3]]
    odd += [changed(RECORD, "score", n) for n in (-1, True, 10**400)]
    for record in [*odd, changed(RECORD, "flags", [3])]:
        with pytest.raises(ValueError, match="does not hold the results"):
            exported(record, tmp_path)
        (tmp_path / "journal.jsonl").write_text(json.dumps(record) + "\n")
        if "student" in record:
            with pytest.raises(ValueError, match="damaged"), journal(tmp_path):
                pass
