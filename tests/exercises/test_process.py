"""Folders of workers go with them, also when their grader had no time for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exercises.sandbox import scratch

MAKE = """
import sys
from exercises.sandbox import scratch
print(scratch.make(), flush=True)
sys.stdin.read()
"""


def grader() -> tuple[subprocess.Popen[str], Path]:
    """Return a process that has a folder, and the folder."""
    pipe = subprocess.PIPE
    words = [sys.executable, "-c", MAKE]
    process = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True)
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for temporary files, of this process and those it starts."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_what_a_killed_grader_left_is_removed(place: Path) -> None:
    killed, left = grader()
    alive, used = grader()
    (left / "site").mkdir()
    outside = place / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    (left / "site/link").symlink_to(outside)
    scratch.sweep()
    assert left.exists()
    killed.kill()
    killed.communicate()
    mine = scratch.make()
    assert {*place.iterdir()} == {used, Path(mine), outside}
    assert (outside / "kept").exists()
    alive.communicate("")
    scratch.remove(mine)
    scratch.sweep()
    assert [*place.iterdir()] == [outside]


@pytest.mark.parametrize(
    "name",
    [
        "exercise-3999999-my-solutions",
        "exercises-week2",
        f"{scratch.PREFIX}notes",
        f"{scratch.PREFIX}another",
        f"{scratch.PREFIX}link",
    ],
)
def test_nothing_else_is_ever_removed(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = place / name
    if name.endswith("link"):
        work.symlink_to(place / "linked")
        work = place / "linked"
    work.mkdir()
    (work / "thesis.txt").write_text("precious")
    if name.endswith(("another", "link")):
        (work / scratch.LOCK).touch()
    if name.endswith("another"):
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
    scratch.sweep()
    assert (work / "thesis.txt").read_text() == "precious"
