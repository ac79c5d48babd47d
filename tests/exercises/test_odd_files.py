"""Pipes, devices, links and endless files in the places of files that commands read."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

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
    row = {"student": "ann", "exercise": "softmax", "score": 1, "points": 2}
    row |= {"state": "not yet", "checks": [], "receipt": {}}
    (tmp_path / "results.jsonl").write_text(json.dumps(row))
    make(tmp_path / "times.jsonl")
    said("export", tmp_path, "--to", "csv", status=0)
