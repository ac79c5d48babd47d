"""The results of a run, read back from the files that `grade` wrote."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from ..cells import text_at
from ..sound import sound
from ..work import Record

Students = dict[str, list[Record]]


def read(place: Path) -> Students:
    """Return the records by student, from a run's folder or its results.jsonl."""
    path = place / "results.jsonl" if place.is_dir() else place
    text = text_at(path)
    try:
        lines = text.splitlines()
        records = [json.loads(line) for line in lines]
        found: Students = {}
        if not all(map(sound, records)):
            raise ValueError
        for record in records:
            found.setdefault(record["student"], []).append(record)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ValueError(f"{path} does not hold the results of a run") from None
    if not found:
        raise ValueError(f"{path} is empty")
    seconds = _seconds(path.with_name("times.jsonl"))
    for record in records:
        record["seconds"] = seconds.get((record["student"], record["exercise"]), 0.0)
    return found


def totals(records: list[Record]) -> tuple[int, int]:
    """Return score and points of several records."""
    return sum(r["score"] for r in records), sum(r["points"] for r in records)


def file_name(student: str, taken: set[str], ending: str) -> str:
    """Return a plain file name for a student; a digest tells odd names apart.

    The whole digest is longer than a plain name may be: nobody has that one already.
    """
    plain = re.sub(r"[^A-Za-z0-9._-]+", "_", student).strip("._")[:60]
    digest = hashlib.sha256(student.encode(errors="surrogatepass")).hexdigest()
    names = [f"{plain}-{part}".lstrip("-") for part in (digest[:10], digest)]
    if plain and plain == student:
        names.insert(0, plain)
    name = next(name for name in names if name.lower() not in taken)
    taken.add(name.lower())
    return name + ending


def _seconds(path: Path) -> dict[tuple[str, str], float]:
    """Return the seconds of each job, which are kept apart; none if there are none."""
    try:
        found = [json.loads(line) for line in text_at(path).splitlines()]
        return {(f["student"], f["exercise"]): float(f["seconds"]) for f in found}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
