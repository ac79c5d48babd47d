"""Which exercises a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..learner.folder import WorkFolder
from ..learner.notebook import SUFFIX
from ..learner.progress import Progress
from ..learner.sources import holds
from ..loading import all_exercises, chapters, get
from ..model import Exercise


def by_names(names: Sequence[str]) -> list[Exercise]:
    """Return the exercises with these ids, or of these chapters; all if none given."""
    if not names:
        return list(all_exercises())
    found: list[Exercise] = []
    for name in names:
        if name in chapters():
            found += [e for e in all_exercises() if e.chapter == name]
        else:
            found.append(get(_id(name)))
    return list(dict.fromkeys(found))


def by_file(file: Path) -> list[Exercise]:
    """Return the exercises that a script or notebook defines something for."""
    found = [exercise for exercise in all_exercises() if holds(file, exercise)]
    if not found:
        raise ValueError(f"which exercise is {file.name}? name it: `check ID --file`")
    return found


def started(folder: WorkFolder) -> list[Exercise]:
    """Return the exercises whose files are in the work folder."""
    return [exercise for exercise in all_exercises() if folder.has(exercise)]


def current(name: str | None, folder: WorkFolder, passed: bool = False) -> Exercise:
    """Return the exercise named, else the last one worked on and not yet passed.

    With `passed` it may be one that is passed.
    """
    if name is not None:
        return get(_id(name))
    progress = Progress.read(folder.root)
    open_ = [e for e in started(folder) if passed or not progress.of(e.id).passed_on]
    if not open_:
        raise ValueError(
            "no exercise is open; name one, or start one with `start ID` (see `list`)"
        )
    return max(open_, key=lambda exercise: progress.of(exercise.id).seen)


def following(exercise: Exercise, folder: WorkFolder) -> Exercise | None:
    """Return the next exercise in the book that is not yet passed."""
    progress = Progress.read(folder.root)
    order = list(all_exercises())
    place = order.index(exercise) + 1
    rest = (e for e in order[place:] + order[:place] if e is not exercise)
    return next((e for e in rest if not progress.of(e.id).passed_on), None)


def _id(name: str) -> str:
    """Return the id; the name of the file, or the path to it, is understood too."""
    path = Path(name)
    known = path.suffix in (".py", SUFFIX) or path.name == name
    return path.stem.replace("_", "-") if known else name
