"""How far a learner has come: rows and sums, for the terminal, a page and programs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from ..loading import all_exercises, chapters
from ..model import Exercise
from .folder import WorkFolder
from .progress import Progress

Row = dict[str, Any]


def rows(folder: WorkFolder, exercises: Sequence[Exercise] | None = None) -> list[Row]:
    """Return a row for each exercise: what it is, and how it stands."""
    progress = Progress.read(folder.root)
    found = all_exercises() if exercises is None else exercises
    return [_row(exercise, folder, progress) for exercise in found]


def by_chapter(rows: Sequence[Row]) -> list[Row]:
    """Return the sums of each chapter that has exercises."""
    titles = chapters()
    groups = {name: [r for r in rows if r["chapter"] == name] for name in titles}
    return [
        {"chapter": name, "title": titles[name]} | sums(own)
        for name, own in groups.items()
        if own
    ]


def sums(rows: Sequence[Row]) -> Row:
    """Return how many are passed, the points, and the time."""
    return {
        "passed": sum(row["state"] == "passed" for row in rows),
        "exercises": len(rows),
        "best": sum(row["best"] for row in rows),
        "points": sum(row["points"] for row in rows),
        "seconds": sum(row["seconds"] for row in rows),
    }


def streak(summary: Sequence[Row]) -> int:
    """Return how many chapters in a row are complete, from the first one."""
    done = takewhile(lambda entry: entry["passed"] == entry["exercises"], summary)
    return sum(1 for _ in done)


def duration(seconds: int) -> str:
    """Return a time in hours and minutes; nothing is no time at all."""
    hours, minutes = divmod(round(seconds / 60), 60)
    if not seconds:
        return ""
    return f"{hours} h {minutes:02d} min" if hours else f"{max(minutes, 1)} min"


def _row(exercise: Exercise, folder: WorkFolder, progress: Progress) -> Row:
    record = progress.of(exercise.id)
    state = "started" if folder.has(exercise) else "not started"
    state = "stub" if folder.is_stub(exercise) else state
    if record.best:
        state = f"{record.best} of {exercise.points}"
    if record.passed_on and record.best >= exercise.points:
        state = "passed"
    return {
        "id": exercise.id,
        "title": exercise.title,
        "chapter": exercise.chapter,
        "kind": exercise.kind,
        "minutes": exercise.minutes,
        "points": exercise.points,
        "prerequisites": list(exercise.prerequisites),
        "state": state,
        "best": min(record.best, exercise.points),
        "checks": record.checks,
        "hints": record.hints,
        "seconds": record.seconds,
        "passed_on": record.passed_on or None,
    }
