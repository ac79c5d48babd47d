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

#: The first exercise of the book's first chapter; it asks for nothing but Python.
FIRST = "dense-forward"


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


def current(name: str | None, folder: WorkFolder) -> Exercise:
    """Return the exercise named, else the last one worked on, passed or not."""
    if name is not None:
        return get(_id(name))
    last = last_worked_on(folder)
    if last is None:
        begin = folder.command("start", FIRST)
        raise ValueError(f"no exercise is open; name one, or begin with: {begin}")
    return last


def last_worked_on(folder: WorkFolder) -> Exercise | None:
    """Return the exercise that a command was about last, if there was one."""
    progress = Progress.read(folder.root)
    known = [e for e in all_exercises() if progress.of(e.id).seen or folder.has(e)]
    return max(known, key=lambda exercise: progress.of(exercise.id).seen, default=None)


def following(exercise: Exercise, folder: WorkFolder) -> Exercise | None:
    """Return the next exercise in the book that is not yet passed."""
    progress = Progress.read(folder.root)
    rest = (e for e in _after(exercise) if not progress.of(e.id).passed_on)
    return next(rest, None)


def to_start(folder: WorkFolder) -> Exercise | None:
    """Return the next exercise in the book that is neither started nor passed."""
    last = last_worked_on(folder)
    if last is None:
        return get(FIRST)
    progress = Progress.read(folder.root)
    rest = (e for e in _after(last) if not progress.of(e.id).passed_on)
    return next((e for e in rest if not folder.has(e)), None)


def _after(exercise: Exercise) -> list[Exercise]:
    """Return the others in the order of the book, those that come after first."""
    order = list(all_exercises())
    place = order.index(exercise)
    return order[place + 1 :] + order[:place]


def _id(name: str) -> str:
    """Return the id; the name of the file, or the path to it, is understood too."""
    path = Path(name)
    known = path.suffix in (".py", SUFFIX) or path.name == name
    return path.stem.replace("_", "-") if known else name
