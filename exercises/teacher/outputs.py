"""The files of a run: results, summary, gradebook, and apart from them the times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..model import Exercise
from .cells import csv_text, write
from .statistics import Table, summary
from .versions import commit, software

_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_MOST = "    Points Possible"
_LIKE_IT = re.compile(r"(points)\s+(possible)", re.IGNORECASE)
_APART = ("seconds", "key")


def write_all(
    folder: Path, table: Table, exercises: Sequence[Exercise], seed: int
) -> dict[str, Any]:
    """Write all files of a run and return its summary.

    Times are in a file of their own: the others depend on submissions, exercises and
    seed only, to the byte.
    """
    records = [row[e.id] for row in table.values() for e in exercises]
    kept = [{k: v for k, v in r.items() if k not in _APART} for r in records]
    found = (
        {"seed": seed} | software() | {"commit": commit()} | summary(table, exercises)
    )
    write(folder / "results.jsonl", "".join(json.dumps(r) + "\n" for r in kept))
    write(folder / "summary.json", json.dumps(found, indent=1) + "\n")
    write(folder / "gradebook.csv", csv_text(_canvas(table, exercises)))
    times = [{k: r[k] for k in ("student", "exercise", "seconds")} for r in records]
    write(folder / "times.jsonl", "".join(json.dumps(t) + "\n" for t in times))
    return found


def _canvas(table: Table, exercises: Sequence[Exercise]) -> Iterator[list[object]]:
    """Yield the rows of a gradebook as Canvas imports it; names serve as logins."""
    blank = [""] * (len(_CANVAS) - 1)
    yield [*_CANVAS, *(exercise.title for exercise in exercises)]
    yield [_MOST, *blank, *(e.points for e in exercises)]
    for name, row in table.items():
        scores = [row[exercise.id]["score"] for exercise in exercises]
        yield [_as_student(name), "", "", name, "", *scores]


def _as_student(name: str) -> str:
    """Return a name that Canvas, which looks for two words, takes for a student's."""
    return _LIKE_IT.sub(r"\1·\2", name)
