"""Which of a student's files is the answer to an exercise.

The rule is the learner's own (`learner.picking`): what `check` takes, `grade` takes.
A single notebook with any name is graded, too, so that its author reads what it lacks.
"""

from __future__ import annotations

from ..grading.submission import Unreadable
from ..learner import picking
from ..learner.picking import Picked
from ..model import Exercise
from .files import Files
from .notebook import is_notebook


def pick(files: Files, exercise: Exercise) -> Picked | None:
    """Return the answer; None if there is none; Unreadable says why."""
    if found := picking.pick(files, exercise):
        return found
    books = [p for p in files.paths if is_notebook(p) and p not in files.reported]
    if len(books) == 1 and picking.is_free(books[0]):
        return Picked(books[0])
    if files.trouble:
        raise Unreadable(files.trouble)
    return None
