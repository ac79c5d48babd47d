"""Check a learner's file: read it, grade it, note it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..grading.grade import grade
from ..grading.result import Result, unchecked
from ..grading.submission import Submission
from ..model import Exercise
from ..sandbox import Crew, Level
from .cells import in_cells
from .folder import WorkFolder
from .notebook import SUFFIX
from .progress import Progress
from .sources import Unreadable, source, untouched


def check(
    exercise: Exercise,
    folder: WorkFolder,
    crew: Crew,
    seed: int | None = None,
    file: Path | None = None,
) -> Result:
    """Grade the learner's file for an exercise; there is always a result."""
    path, none = file or folder.script(exercise), Level("not run")
    missing = file is None and not folder.has(exercise)
    try:
        path = file or folder.answer(exercise)
        taken = source(path, exercise)
    except Unreadable as trouble:
        note, state = str(trouble), "cannot run"
        if missing:
            state = "not started"
            start = folder.command("start", exercise.id)
            if "There is" not in note.removeprefix("There is"):
                note = f"Not started: `{start}` writes {path}"
        return unchecked(exercise, state, note, none, line=trouble.line)
    notebook = path.suffix.lower() == SUFFIX
    if notebook and untouched(taken.text, exercise):
        note = f"Not started: {path.name} holds the stub. Write in it, save, check."
        return unchecked(exercise, "not started", note, none)
    result = grade(exercise, Submission(path.name, taken.text), crew, seed=seed)
    return in_cells(result, taken) if notebook else result


def check_and_note(
    exercise: Exercise,
    folder: WorkFolder,
    crew: Crew,
    seed: int | None = None,
    file: Path | None = None,
    among: bool = False,
) -> Result:
    """Grade and remember the best score, which what cannot run is told that it keeps.

    An exercise that is checked `among` all others is not the one worked on last.
    """
    result = check(exercise, folder, crew, seed, file)
    if not folder.root.is_dir():
        return result
    progress = Progress.read(folder.root)
    best = progress.of(exercise.id).best
    text = _text(file or folder.path(exercise), exercise)
    progress.note(result, text, worked_on=not among)
    progress.write()
    if result.state != "cannot run" or not best:
        return result
    kept = f"Your best so far, {best} of {result.points} points, stays on record."
    return replace(result, note=f"{result.note} {kept}")


def _text(path: Path, exercise: Exercise) -> str:
    try:
        return source(path, exercise).text
    except Unreadable:
        return ""
