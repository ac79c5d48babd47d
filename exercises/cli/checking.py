"""`check`: grade what the learner has written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..grading.result import Result
from ..learner.check import check_and_note
from ..learner.folder import WorkFolder
from ..learner.progress import Progress
from ..model import Exercise
from ..sandbox.crew import Crew
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
    crew, last = early.crew_for(isolation), choose.last_worked_on(folder)
    results = []
    for exercise in exercises:
        result = checked(exercise, folder, crew, seed, file)
        results.append(result)
        if not json:
            from .report import show

            show(exercise, result, folder, alone=len(exercises) == 1)
    if last is not None and not names and file is None:
        remember(folder, last)
    if json:
        screen.print_json([result.to_json() for result in results])
    elif len(results) > 1:
        score, points = sum(r.score for r in results), sum(r.points for r in results)
        passed = sum(r.passed for r in results)
        screen.say(f"{passed} of {len(results)} exercises, {score} of {points} points")
    return 0 if all(result.passed for result in results) else 1


def checked(
    exercise: Exercise,
    folder: WorkFolder,
    crew: Crew,
    seed: int | None = None,
    file: Path | None = None,
) -> Result:
    """Check and note; what cannot run is told that points earned before are kept."""
    result = check_and_note(exercise, folder, crew, seed, file)
    best = Progress.read(folder.root).of(exercise.id).best
    if result.state != "cannot run" or not best:
        return result
    kept = f"Your best so far, {best} of {result.points} points, stays on record."
    return replace(result, note=f"{result.note} {kept}")


def remember(folder: WorkFolder, last: Exercise) -> None:
    """Note again which exercise was worked on last, for all have been looked at."""
    progress = Progress.read(folder.root)
    progress.work(last.id)
    progress.write()


def _exercises(
    names: Sequence[str], folder: WorkFolder, file: Path | None
) -> list[Exercise]:
    """Return those named, else what the file is about, else all that are started."""
    if not names and file is not None:
        return choose.by_file(file)
    return choose.by_names(names) if names else choose.started(folder)
