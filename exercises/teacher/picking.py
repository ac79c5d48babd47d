"""Which file is the answer to an exercise: the right name, or the nearest slip of it.

Upper case, a hyphen, another folder cost nobody a point; the record says what was
taken. Two files of equal right are nobody's choice but the student's.
"""

from __future__ import annotations

from ..grading.submission import Unreadable
from ..model import Exercise
from .files import Files, Nothing
from .notebook import is_notebook


def pick(files: Files, exercise: Exercise) -> str | None:
    """Return the path of the answer; None if there is none; Unreadable says why."""
    if isinstance(files, Nothing):
        files.text("", exercise)
    found = [path for path in files.paths if _name(path) == exercise.filename]
    if not found:
        notebook = exercise.filename.removesuffix(".py") + ".ipynb"
        found = [path for path in files.paths if _name(path) == notebook]
    if not found:
        found = [path for path in files.paths if is_notebook(path)]
        return found[0] if len(found) == 1 else None
    ranks = {path: _rank(path, exercise) for path in found}
    best = min(ranks.values())
    first, *others = [path for path in found if ranks[path] == best]
    if others:
        raise Unreadable(
            f"There are two files for one exercise, {first} and {others[0]}: hand in "
            "one of them."
        )
    return first


def _name(path: str) -> str:
    """Return a file's name as it was meant."""
    name = path.rpartition("/")[2]
    return name.casefold().replace("-", "_").replace(" ", "_")


def _rank(path: str, exercise: Exercise) -> tuple[bool, bool, int]:
    """Order by the name to the letter, the chapter's folder, the depth."""
    folder, _, name = path.rpartition("/")
    home = folder.rpartition("/")[2] == exercise.chapter
    exact = name.removesuffix(".ipynb") == exercise.filename.removesuffix(".py")
    return not (name == exercise.filename or exact), not home, path.count("/")
