"""Classroom 50's result.json (classroom50/result/v1): one for each student.

What the runner knows better (owner, links, the submission's instant) it puts in
itself; what is written here stands for results that were graded elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..work import Record
from . import said
from .reading import totals

SCHEMA = "classroom50/result/v1"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ")


@dataclass(frozen=True)
class Assignment:
    """What the results of a run do not say; the student's name is the owner."""

    classroom: str
    assignment: str
    instant: str
    url: str = "https://github.com"

    def __post_init__(self) -> None:
        for name in ("classroom", "assignment"):
            if not getattr(self, name):
                raise ValueError(f"--{name} is needed for this format")
        if not INSTANT.fullmatch(self.instant):
            raise ValueError(f"{self.instant!r} is not like 2026-08-31T12:00:00Z")


def result(owner: str, records: list[Record], about: Assignment) -> dict[str, Any]:
    """Return one student's result."""
    score, most = totals(records)
    digests = [r["receipt"]["submission_sha256"] or "" for r in records]
    mark = next(filter(None, digests), "0" * 12)[:12]
    stamp = about.instant.replace(":", "-")
    home = f"{about.url}/{about.classroom}-{about.assignment}-{_login(owner)}"
    tag = f"submit/{stamp}-{mark}"
    commit = f"{home}/commit/{mark}"
    return {
        "schema": SCHEMA,
        "classroom": about.classroom,
        "assignment": about.assignment,
        "assignment_type": "individual",
        "owner": said.plain(owner),
        "submission": tag,
        "commit": commit,
        "release": f"{home}/releases/tag/{tag.replace('/', '%2F')}",
        "review": commit,
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


def _login(owner: str) -> str:
    """Return a name as it may stand in an address."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", owner).strip("-") or "student"
