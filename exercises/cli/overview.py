"""`list` and `progress`: what there is, and how far the learner has come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..learner.folder import WorkFolder
from ..learner.progress import Progress
from ..loading import all_exercises, chapters
from ..model import Exercise
from . import screen


def show_list(work: Path | None, json: bool) -> int:
    """Print every exercise by chapter."""
    rows = _rows(WorkFolder.find(work))
    if json:
        screen.print_json(rows)
        return 0
    columns = ["id", "title", ">minutes", ">points", "state"]
    for chapter, title in chapters().items():
        own = [row for row in rows if row["chapter"] == chapter]
        if own:
            cells = [[str(row[c.lstrip(">")]) for c in columns] for row in own]
            screen.table(title, columns, cells)
            print()
    print("Begin with: python -m exercises start ID")
    return 0


def show_progress(work: Path | None, json: bool) -> int:
    """Print points by chapter; the note is for display, `check` decides."""
    rows = _rows(WorkFolder.find(work))
    summary = [_chapter(rows, chapter, title) for chapter, title in chapters().items()]
    total = _sums(rows) | {"title": "all"}
    if json:
        screen.print_json({"chapters": summary, "total": total, "exercises": rows})
        return 0
    columns = ["chapter", ">passed", ">points", ""]
    cells = [_cells(entry) for entry in [*summary, total]]
    screen.table("", columns, cells)
    return 0


def _rows(folder: WorkFolder) -> list[dict[str, Any]]:
    progress = Progress.read(folder.root)
    return [_row(exercise, folder, progress) for exercise in all_exercises()]


def _row(exercise: Exercise, folder: WorkFolder, progress: Progress) -> dict[str, Any]:
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
        "passed_on": record.passed_on or None,
    }


def _chapter(rows: list[dict[str, Any]], chapter: str, title: str) -> dict[str, Any]:
    own = [row for row in rows if row["chapter"] == chapter]
    return {"chapter": chapter, "title": title} | _sums(own)


def _sums(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "passed": sum(row["state"] == "passed" for row in rows),
        "exercises": len(rows),
        "best": sum(row["best"] for row in rows),
        "points": sum(row["points"] for row in rows),
    }


def _cells(entry: dict[str, Any]) -> list[str]:
    filled = round(20 * entry["best"] / max(entry["points"], 1))
    return [
        entry["title"],
        f"{entry['passed']}/{entry['exercises']}",
        f"{entry['best']}/{entry['points']}",
        "█" * filled + "░" * (20 - filled),
    ]
