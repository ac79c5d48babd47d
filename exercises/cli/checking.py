"""`check`: grade what the learner has written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..learner.check import check_and_note
from ..learner.folder import WorkFolder
from ..model import Exercise
from ..sandbox.level import Isolation
from . import choose, early, screen


def check(
    names: Sequence[str],
    work: Path | None,
    file: Path | None,
    seed: int | None,
    isolation: Isolation,
    json: bool,
) -> int:
    """Check exercises; return 0 if every one has all its points."""
    folder = WorkFolder.find(work)
    exercises = _exercises(names, folder, file)
    if not exercises:
        begin = folder.command("start", choose.FIRST)
        raise ValueError(f"nothing is started in {folder.root}; begin with: {begin}")
    crew = early.crew_for(isolation)
    among = len(exercises) > 1 and not names and file is None
    results = []
    for exercise in exercises:
        if not json:
            screen.patience(exercise)
        result = check_and_note(exercise, folder, crew, seed, file, among)
        results.append(result)
        if not json:
            from .report import show

            show(exercise, result, folder, alone=len(exercises) == 1)
    if json:
        screen.print_json([result.to_json() for result in results])
    elif len(results) > 1:
        score, points = sum(r.score for r in results), sum(r.points for r in results)
        passed = sum(r.passed for r in results)
        screen.say(f"{passed} of {len(results)} exercises, {score} of {points} points")
    return 0 if all(result.passed for result in results) else 1


def _exercises(
    names: Sequence[str], folder: WorkFolder, file: Path | None
) -> list[Exercise]:
    """Return those named, else what the file is about, else all that are started."""
    if not names and file is not None:
        return choose.by_file(file)
    return choose.by_names(names) if names else choose.started(folder)
