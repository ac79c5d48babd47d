"""What a student reads of a check, as plain text that no page or terminal obeys."""

from __future__ import annotations

from typing import Any

from ...loading import get
from ..words import plain as plain
from ..work import Record

PRINTED_LINES = 20


def of_check(record: Record, check: dict[str, Any]) -> str:
    """Return what is said of a check: the finding, an example, the likely cause."""
    if check["state"] == "passed":
        return ""
    line = check["line"] or record["line"]
    place = f"Line {line}: " if line else ""
    parts = [place + (check["finding"] or record["note"])]
    if check["example"]:
        parts.append(f"Wrong for {check['example']}")
    if check["cause"]:
        parts.append(f"Likely cause: {' '.join(check['cause'].split())}")
    return plain("\n".join(part for part in parts if part))


def of_record(record: Record) -> str:
    """Return what is said of an exercise as a whole, and what the code printed."""
    place = f"Line {record['line']}: " if record["line"] else ""
    parts = [place + record["note"]] if record["note"] else []
    if printed := record["printed"].splitlines():
        parts.append("Your code printed:")
        parts += [f"    {line[:200]}" for line in printed[-PRINTED_LINES:]]
    return plain("\n".join(parts))


def name_of(record: Record, check: dict[str, Any]) -> str:
    """Return the name of a check among those of several exercises."""
    return plain(f"{title_of(record)}: {check['title']}")


def title_of(record: Record) -> str:
    """Return the title of a record's exercise."""
    try:
        return get(record["exercise"]).title
    except ValueError:  # the exercise has gone since
        return str(record["exercise"])
