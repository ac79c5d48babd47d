"""Progress is a note for display. Points are only ever given by grading again.

An exercise's time is that since the command before (start, check, hint or reset of any
exercise), added up until it is passed; more than half an hour counts as a break. No
minute counts twice, and what was done without a command is not seen.

The note survives editing: what cannot be read is put aside, what makes no sense is left
out, and writing replaces the file in one step.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..grading.result import Result
from ..grading.submission import bytes_of

NAME = ".progress.json"
BREAK = timedelta(minutes=30)
MOST = 10**6  # of anything that is counted
MAX_BYTES = 4 << 20


@dataclass
class Record:
    """What is remembered of one exercise."""

    best: int = 0
    points: int = 0
    checks: int = 0
    hints: int = 0
    asked: int = 0
    passed_on: str = ""
    started: str = ""
    seen: str = ""
    seconds: int = 0
    text: str = ""  # the SHA-256 of what was checked last, and its score
    score: int = 0


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
            raw = bytes_of(progress.path, MAX_BYTES, follow=True)
            found = json.loads(raw[:MAX_BYTES].decode())["exercises"]
            records = {str(name): _record(entry) for name, entry in found.items()}
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

    def work(self, name: str, now: datetime | None = None) -> None:
        """Note that something is done for an exercise, and add the time it took."""
        record, now = self.of(name), now or datetime.now(UTC)
        seen = [datetime.fromisoformat(r.seen) for r in self.records.values() if r.seen]
        spent = now - max(seen, default=now)
        if timedelta(0) < spent <= BREAK and not record.passed_on:
            record.seconds += round(spent.total_seconds())
        record.seen = now.isoformat()
        record.started = record.started or record.seen

    def note(self, result: Result, text: str = "", worked_on: bool = True) -> None:
        """Remember a result, and what kind of text it was given for."""
        record = self.of(result.exercise)
        if worked_on:
            self.work(result.exercise)
        record.checks += 1
        record.text, record.score = digest(text), result.score
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
            with suppress(OSError):
                new.unlink(missing_ok=True)

    def _put_aside(self) -> None:
        try:
            self.path.replace(self.path.with_name(f"{NAME}.unreadable"))
        except OSError:
            return


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


def _record(entry: dict[str, Any]) -> Record:
    """Return a record with those entries that have the right type."""
    record = Record()
    for place in fields(record):
        value = entry.get(place.name)
        if type(value) is int and type(getattr(record, place.name)) is int:
            setattr(record, place.name, max(0, min(value, MOST)))
        elif type(value) is str and type(getattr(record, place.name)) is str:
            setattr(record, place.name, value[:64])
    record.best = min(record.best, record.points)
    record.passed_on = record.passed_on if _moment(record.passed_on) else ""
    for name in ("started", "seen"):
        moment = _moment(getattr(record, name))
        if moment is None or moment.tzinfo is None:
            setattr(record, name, "")
    return record


def _moment(text: str) -> datetime | None:
    """Return a point in time, or None if the text is none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
