"""The journal of a run: a line for each job, written at once when the job is done.

A run that is killed leaves at most half a line, which the next one cuts off. What the
journal holds is not done again, if submission, exercise and seed are still the same.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .jobs import Job
from .sound import sound
from .work import Record, strong_enough

NAME = "journal.jsonl"


class Journal:
    """Records on disk, open for one writer at a time."""

    def __init__(self, descriptor: int, path: Path, old: list[Record]) -> None:
        self._descriptor, self._path = descriptor, path
        self.head: dict[str, Any] = {}
        for fields in (line for line in old if "student" not in line):
            self.head |= fields
        records = (line for line in old if "student" in line)
        self.records = {_key(record): record for record in records}

    def begin(self, head: dict[str, Any]) -> None:
        """Write what holds for the whole run: the seed first, then the exercises."""
        self.head |= head
        self._append(head)

    def add(self, record: Record) -> None:
        """Write a record down before anything else happens."""
        self._append(record)
        self.records[_key(record)] = record

    def has(self, job: Job) -> bool:
        """Say whether this very job is done."""
        found = self.records.get((job.student, job.exercise))
        return (
            found is not None and found["key"] == list(job.key) and _graded(found, job)
        )

    def _append(self, fields: dict[str, Any]) -> None:
        left = memoryview(json.dumps(fields).encode() + b"\n")
        while left:
            left = left[os.write(self._descriptor, left) :]


@contextmanager
def journal(folder: Path) -> Iterator[Journal]:
    """Open the journal in a folder, made if need be; ValueError if it is in use."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(path, flags, 0o600)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # a pipe never ends
            raise ValueError(f"{path} is no plain file; grade into another folder")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ValueError(f"another run is writing to {folder}") from None
        yield Journal(descriptor, path, _read(descriptor, path))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(descriptor: int, path: Path) -> list[Record]:
    """Return the whole lines; half a line at the end is cut off."""
    raw = path.read_bytes()
    whole = raw.rfind(b"\n") + 1
    if whole < len(raw):
        os.ftruncate(descriptor, whole)
    try:
        found = [json.loads(line) for line in raw[:whole].splitlines()]
        if all(map(_sound, found)):
            return found
    except (ValueError, RecursionError):
        pass
    raise ValueError(f"{path} is damaged; grade into another folder")


def _sound(line: object) -> bool:
    """Say whether a line is about the run, or a record with what is needed of it."""
    if not isinstance(line, dict) or "student" not in line:
        return isinstance(line, dict)
    return sound(line) and isinstance(line.get("key"), list) and "seconds" in line


def _key(record: Record) -> tuple[str, str]:
    return record["student"], record["exercise"]


def _graded(record: Record, job: Job) -> bool:
    """Say whether a record is a verdict, and one found at a level strong enough."""
    if record["state"] == "not graded":
        return False
    return strong_enough(record["isolation"], job.require)
