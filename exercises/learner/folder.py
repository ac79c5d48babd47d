"""The work folder: one file for each exercise, by chapter, and the learner's alone."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..grading.submission import Unreadable, read, same_code
from ..model import Exercise

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

    def path(self, exercise: Exercise) -> Path:
        """Return the file of an exercise."""
        return self.root / exercise.chapter / exercise.filename

    def has(self, exercise: Exercise) -> bool:
        """Say whether something of this name is there, even a broken link."""
        return os.path.lexists(self.path(exercise))

    def is_stub(self, exercise: Exercise) -> bool:
        """Say whether the file still is the stub, comments aside."""
        try:
            return same_code(read(self.path(exercise)).text, exercise.stub)
        except Unreadable:
            return False

    def start(self, exercise: Exercise) -> bool:
        """Write the stub; return False, and touch nothing, if the file is there.

        What the task gives lies beside it; the grader works with its own copy.
        """
        path = self.path(exercise)
        path.parent.mkdir(parents=True, exist_ok=True)
        for name, text in exercise.given.items():
            _write_new(path.with_name(f"{name}.py"), text)
        return _write_new(path, exercise.stub)

    def reset(self, exercise: Exercise) -> Path | None:
        """Put the stub back; return where the old file is kept, if there was one."""
        path, backup = self.path(exercise), None
        if self.has(exercise):
            backup = self._backup(path)
            path.rename(backup)
        self.start(exercise)
        return backup

    def _backup(self, path: Path) -> Path:
        """Return a name that is not in use, with the time in it."""
        folder = self.root / "backups"
        folder.mkdir(exist_ok=True)
        stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        for number in range(1, 1000):
            extra = "" if number == 1 else f"-{number}"
            backup = folder / f"{path.stem}-{stamp}{extra}.py"
            if not os.path.lexists(backup):
                return backup
        raise ValueError(f"{folder} holds too many backups of {path.name}")


def _write_new(path: Path, text: str) -> bool:
    """Write a file that is not there yet; return False if it is."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
