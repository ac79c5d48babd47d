"""Classroom 50's result.json (classroom50/result/v1): one for each student.

These results were graded outside of Classroom 50, from files of which no commit is
known. They bear the mark that its own pages give to a score entered by hand,
`submit/manual-` and the instant, in place of links that would lead nowhere. When the
work was handed in is for the teacher to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..work import Record
from . import said
from .reading import totals

SCHEMA = "classroom50/result/v1"
INSTANT = "%Y-%m-%dT%H:%M:%SZ"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,99}")  # as its own schemas have it


@dataclass(frozen=True)
class Assignment:
    """What the results of a run do not say; the student's name is the owner."""

    classroom: str
    assignment: str
    instant: str

    def __post_init__(self) -> None:
        for name in ("classroom", "assignment"):
            given = getattr(self, name)
            if not given:
                raise ValueError(f"--{name} is needed for this format")
            if not NAME.fullmatch(given):
                raise ValueError(
                    f"--{name} is {given!r}; Classroom 50's short names have 2 to 100 "
                    "of a to z, 0 to 9 and hyphens"
                )
        if not self.instant:
            raise ValueError("--submitted is needed for this format: when, in UTC")
        if not _is_instant(self.instant):
            raise ValueError(
                f"--submitted is {self.instant!r}; it is not like 2026-08-31T12:00:00Z"
            )


def result(owner: str, records: list[Record], about: Assignment) -> dict[str, Any]:
    """Return one student's result."""
    score, most = totals(records)
    mark = f"submit/manual-{about.instant.replace(':', '-')}"
    return {
        "schema": SCHEMA,
        "classroom": about.classroom,
        "assignment": about.assignment,
        "assignment_type": "individual",
        "owner": said.plain(owner),
        "submission": mark,
        "commit": mark,
        "release": mark,
        "review": mark,
        "datetime": about.instant,
        "score": score,
        "max-score": most,
        "tests": [_test(r, check) for r in records for check in r["checks"]],
    }


def _test(record: Record, check: dict[str, Any]) -> dict[str, Any]:
    return {
        "test-name": said.name_of(record, check),
        "passed": check["state"] == "passed",
        "score": check["earned"],
        "max-score": check["points"],
        "output": said.of_check(record, check),
    }


def _is_instant(text: str) -> bool:
    """Say whether a text is an instant, to the letter and by the calendar."""
    try:
        return datetime.strptime(text, INSTANT).strftime(INSTANT) == text
    except ValueError:
        return False
