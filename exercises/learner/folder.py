"""The work folder: one file for each exercise, by chapter, and the learner's alone."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..model import Exercise

VARIABLE = "NNBOOK_WORK"


@dataclass(frozen=True)
class WorkFolder:
    """Where a learner's files lie."""

    root: Path

    @classmethod
    def find(cls, given: Path | None) -> WorkFolder:
        """Return the folder given, else that of NNBOOK_WORK, else ./work."""
        return cls(given or Path(os.environ.get(VARIABLE) or "work"))

    def path(self, exercise: Exercise) -> Path:
        """Return the file of an exercise."""
        return self.root / exercise.chapter / exercise.filename

    def has(self, exercise: Exercise) -> bool:
        """Say whether something of this name is there, even a broken link."""
        return os.path.lexists(self.path(exercise))

    def start(self, exercise: Exercise) -> bool:
        """Write the stub; return False, and touch nothing, if the file is there."""
        path = self.path(exercise)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(exercise.stub)
        except FileExistsError:
            return False
        return True

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
