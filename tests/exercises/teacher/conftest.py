"""A class of students, made of references, mutants and stubs, and ways to grade it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import exercises

ROOT = Path(__file__).parents[3]
NAMES = ("dense-forward", "parameter-count", "relu-backward")
FULL = sum(exercises.get(name).points for name in NAMES)


def texts_of(student: int) -> dict[str, str]:
    """Return by file what a student of this number hands in."""
    found = {}
    for place, name in enumerate(NAMES):
        exercise = exercises.get(name)
        choice = (student + place) % 5
        path = f"{exercise.chapter}/{exercise.filename}"
        if choice == 0:
            found[path] = exercise.stub
        elif choice == 1:
            mutant = exercise.mutants[student % len(exercise.mutants)]
            found[path] = mutant.apply(exercise.solution)
        elif choice < 4:
            found[path] = exercise.solution
    return found


def hand_in(folder: Path, texts: dict[str, str]) -> Path:
    """Write a student's files."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture
def classroom(tmp_path: Path) -> Path:
    """Return a folder with the submissions of five students."""
    for student in range(5):
        hand_in(tmp_path / "class" / f"student {student}", texts_of(student))
    return tmp_path / "class"


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "exercises", *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **more}


def shell(*words: object, status: int = 0, **more: Any) -> str:
    """Run a command; it ends with this status and never with a traceback."""
    done = subprocess.run(
        command(*words),
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        **more,
    )
    assert done.returncode == status, done
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr
