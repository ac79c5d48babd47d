"""Folders of workers go with them, also when their grader had no time for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exercises.sandbox import process


def test_what_a_killed_grader_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in (
        f"exercise-{dead.pid}-left",
        f"exercise-{os.getpid()}-mine",
        "exercise-1-anothers",
        f"exercise-{'9' * 40}-odd",
        "exercise-words-x",
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "site").symlink_to(outside)
    (outside / "kept").touch()
    process.sweep()
    left = {path.name.split("-")[-1] for path in tmp_path.iterdir()}
    assert left == {"mine", "anothers", "odd", "x", "outside"}
    assert (outside / "kept").exists()
