"""CSV in the columns of nbgrader's own export: a row for each student and exercise."""

from __future__ import annotations

from collections.abc import Iterator

from ..cells import csv_text
from .reading import Students

COLUMNS = ["assignment", "duedate", "timestamp", "student_id", "last_name"]
COLUMNS += ["first_name", "email", "raw_score", "late_submission_penalty"]
COLUMNS += ["score", "max_score"]


def document(students: Students) -> str:
    """Return the whole class as one table."""
    return csv_text(_rows(students))


def _rows(students: Students) -> Iterator[list[object]]:
    yield [*COLUMNS]
    for name, records in students.items():
        for r in records:
            about = [r["exercise"], "", "", name, "", "", ""]
            yield [
                *about,
                float(r["score"]),
                0.0,
                float(r["score"]),
                float(r["points"]),
            ]
