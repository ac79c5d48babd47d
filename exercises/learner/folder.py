"""The work folder: one file for each exercise, by chapter, and the learner's alone.

A notebook will do as well: see `picking`, which says when.
"""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..model import Exercise
from .notebook import SUFFIX
from .picking import is_own, is_stub, pick
from .shelf import Shelf
from .sources import Unreadable, source_of
from .stubs import new_notebook

VARIABLE = "NNBOOK_WORK"


@dataclass(frozen=True)
class WorkFolder:
    """Where a learner's files lie."""

    root: Path

    @classmethod
    def find(cls, given: Path | None) -> WorkFolder:
        """Return the folder given, else that of NNBOOK_WORK, else ./work.

        Where there is none, the nearest one above that holds a progress note will do.
        """
        if given or os.environ.get(VARIABLE):
            return cls(given or Path(os.environ[VARIABLE]))
        above = (folder / "work" for folder in Path.cwd().parents)
        noted = (folder for folder in above if (folder / ".progress.json").is_file())
        here = Path("work")
        return cls(here if here.is_dir() else next(noted, here))

    def command(self, *words: str) -> str:
        """Return a command to be typed; a folder of one's own is named again."""
        if WorkFolder.find(None) != self:
            words = (*words, "--work", shlex.quote(str(self.root)))
        return " ".join(("python -m exercises", *words))

    def script(self, exercise: Exercise) -> Path:
        """Return the Python file of an exercise, which `start` writes."""
        return self.root / exercise.chapter / exercise.filename

    def answer(self, exercise: Exercise) -> Path:
        """Return the file to check; Unreadable if two have equal right.

        Without any, that is the script which `start` would write.
        """
        script = self.script(exercise)
        if os.path.lexists(script) and not _is_stub(script, exercise):
            return script
        found = pick(Shelf(self.root, script), exercise)
        return script if found is None else self.root / found.path

    def path(self, exercise: Exercise) -> Path:
        """Return the file to check, or the script where there is no choosing."""
        try:
            return self.answer(exercise)
        except Unreadable:
            return self.script(exercise)

    def has(self, exercise: Exercise) -> bool:
        """Say whether something of this name is there, even a broken link."""
        try:
            return os.path.lexists(self.answer(exercise))
        except Unreadable:
            return True

    def is_stub(self, exercise: Exercise) -> bool:
        """Say whether the file still is the stub, comments aside."""
        return _is_stub(self.path(exercise), exercise)

    def start(self, exercise: Exercise, notebook: bool = False) -> bool:
        """Write the stub; return False, and touch nothing, if the file is there.

        What the task gives lies beside it; the grader works with its own copy.
        """
        path = self.script(exercise)
        if self.path(exercise) != path and not notebook:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        for name, text in exercise.given.items():
            _write_new(path.with_name(f"{name}.py"), text)
        if notebook:
            text = new_notebook(exercise)
            return _write_new(path.with_suffix(SUFFIX), text)
        return _write_new(path, exercise.stub)

    def reset(self, exercise: Exercise) -> Path | None:
        """Put the stub back; return where the old file is kept, if there was one."""
        path, backup = self.answer(exercise), None
        if path.suffix == SUFFIX and not is_own(path.name, exercise):
            raise ValueError(f"{path.name} may hold other work, too; edit it by hand")
        if self.has(exercise):
            backup = self._backup(path)
            path.rename(backup)
        self.start(exercise, notebook=path.suffix == SUFFIX)
        return backup

    def _backup(self, path: Path) -> Path:
        """Return a name that is not in use, with the time in it."""
        folder = self.root / "backups"
        folder.mkdir(exist_ok=True)
        stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        for number in range(1, 1000):
            extra = "" if number == 1 else f"-{number}"
            backup = folder / f"{path.stem}-{stamp}{extra}{path.suffix}"
            if not os.path.lexists(backup):
                return backup
        raise ValueError(f"{folder} holds too many backups of {path.name}")


def _is_stub(path: Path, exercise: Exercise) -> bool:
    try:
        return is_stub(source_of(path, exercise), path.name, exercise)
    except Unreadable:
        return False


def _write_new(path: Path, text: str) -> bool:
    """Write a file that is not there yet; return False if it is."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
