"""Progress is a note for display. Points are only ever given by grading again.

The note survives editing: what cannot be read is put aside, what makes no sense is left
out, and writing replaces the file in one step.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from ..grading.result import Result

NAME = ".progress.json"


@dataclass
class Record:
    """What is remembered of one exercise."""

    best: int = 0
    points: int = 0
    checks: int = 0
    hints: int = 0
    asked: int = 0
    passed_on: str = ""


@dataclass
class Progress:
    """The records of all exercises, kept in the work folder."""

    path: Path
    records: dict[str, Record] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Path) -> Progress:
        """Read the note, believing as little of it as possible."""
        progress = cls(root / NAME)
        try:
            found = json.loads(progress.path.read_text("utf-8"))["exercises"]
            records = {str(name): _record(entry) for name, entry in found.items()}
        except FileNotFoundError:
            return progress
        except (
            OSError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            RecursionError,
        ):
            progress._put_aside()
            return progress
        progress.records = records
        return progress

    def of(self, name: str) -> Record:
        """Return the record of an exercise, a new one if there is none."""
        return self.records.setdefault(name, Record())

    def note(self, result: Result) -> None:
        """Remember a result."""
        record = self.of(result.exercise)
        record.checks += 1
        record.points = result.points
        record.best = max(record.best, result.score)
        if result.passed and not record.passed_on:
            record.passed_on = datetime.now().date().isoformat()

    def write(self) -> None:
        """Replace the note in one step; a folder that is read-only is no error."""
        entries = {
            name: asdict(record) for name, record in sorted(self.records.items())
        }
        text = json.dumps({"version": 1, "exercises": entries}, indent=1)
        new = self.path.with_name(f"{NAME}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(text, "utf-8")
            new.replace(self.path)
        except OSError:
            return

    def _put_aside(self) -> None:
        try:
            self.path.replace(self.path.with_name(f"{NAME}.unreadable"))
        except OSError:
            return


def _record(entry: dict[str, Any]) -> Record:
    """Return a record with those entries that have the right type."""
    record = Record()
    for place in fields(record):
        value = entry.get(place.name)
        if type(value) is type(getattr(record, place.name)):
            setattr(record, place.name, value)
    record.best = max(0, min(record.best, record.points))
    return record
