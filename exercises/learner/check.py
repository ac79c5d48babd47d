"""Check a learner's file: read it, grade it, note it."""

from __future__ import annotations

from ..grading import submission
from ..grading.grade import grade, unchecked
from ..grading.result import Result
from ..model import Exercise
from ..sandbox import Crew, Level
from .folder import WorkFolder
from .progress import Progress


def check(
    exercise: Exercise, folder: WorkFolder, crew: Crew, seed: int | None = None
) -> Result:
    """Grade the learner's file for an exercise; there is always a result."""
    path, none = folder.path(exercise), Level("not run")
    if not folder.has(exercise):
        note = f"Not started: `python -m exercises start {exercise.id}` writes {path}"
        try:
            submission.read(path)
        except submission.Unreadable as trouble:
            if "There is" in str(trouble).removeprefix("There is"):
                note = str(trouble)
        return unchecked(exercise, "not started", note, none)
    try:
        text = submission.read(path)
    except submission.Unreadable as trouble:
        return unchecked(exercise, "cannot run", str(trouble), none, line=trouble.line)
    return grade(exercise, text, crew, seed=seed)


def check_and_note(
    exercise: Exercise, folder: WorkFolder, crew: Crew, seed: int | None = None
) -> Result:
    """Grade and remember the best score."""
    result = check(exercise, folder, crew, seed)
    if folder.root.is_dir():
        progress = Progress.read(folder.root)
        progress.note(result)
        progress.write()
    return result
