"""`list` and `progress`: what there is, and how far the learner has come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..learner import standing
from ..learner.folder import WorkFolder
from ..learner.progress import Progress
from ..loading import chapters
from . import choose, screen

WIDE, MIDDLE = 76, 56  # columns of a terminal that has room for all, for most


def show_list(names: Sequence[str], work: Path | None, json: bool) -> int:
    """Print exercises by chapter, in one table."""
    folder = WorkFolder.find(work)
    rows = standing.rows(folder, choose.by_names(names))
    if json:
        screen.print_json(rows)
        return 0
    columns = ["id", "title", ">minutes", ">points", "state"]
    width = screen.console().width
    if width < WIDE:
        columns.remove(">minutes")
    if width < MIDDLE:
        columns = ["id", "state"]
    groups: dict[str, list[list[str]]] = {}
    for row in rows:
        cells = [str(row[column.lstrip(">")]) for column in columns]
        groups.setdefault(chapters()[row["chapter"]], []).append(cells)
    screen.grouped(columns, groups)
    if go_on := _go_on(folder):
        print(f"\n{go_on}")
    return 0


def _go_on(folder: WorkFolder) -> str:
    """Return the command to type next, "" if every exercise is passed."""
    last, new = choose.last_worked_on(folder), choose.to_start(folder)
    if last and not Progress.read(folder.root).of(last.id).passed_on:
        return f"Go on with: {folder.command('check', last.id)}"
    say = "Next" if last else "Begin with"
    return f"{say}: {folder.command('start', new.id)}" if new else ""


def show_progress(work: Path | None, html: Path | None, json: bool) -> int:
    """Print points by chapter; the note is for display, `check` decides."""
    rows = standing.rows(WorkFolder.find(work))
    summary = standing.by_chapter(rows)
    total = standing.sums(rows) | {"title": "all"}
    streak = standing.streak(summary)
    if html is not None:
        from . import page

        page.write(html, rows, summary, total, streak)
    if json:
        found = {"chapters": summary, "total": total, "streak": streak}
        screen.print_json(found | {"exercises": rows})
    elif html is not None:
        print(f"wrote {html}")
    else:
        _summary(summary, total, streak)
    return 0


def _summary(summary: list[dict[str, Any]], total: dict[str, Any], streak: int) -> None:
    """Print a row for each chapter, the sums, and what they mean."""
    columns = ["chapter", ">passed", ">points", ">time", ""]
    bar = 20 if screen.console().width >= WIDE else 0
    cells = [_sums(entry, bar) for entry in [*summary, total]]
    screen.table("", columns[: 4 + bool(bar)], cells)
    if streak:
        many = "1 chapter is" if streak == 1 else f"{streak} chapters are"
        screen.say(f"\nFrom the first one on, {many} complete.")
    if total["seconds"]:
        note = "Time runs from command to command; breaks over 30 minutes are left out."
        screen.say(f"\n{note}", "dim")


def _sums(entry: dict[str, Any], bar: int) -> list[str]:
    filled = round(bar * entry["best"] / max(entry["points"], 1))
    return [
        entry["title"],
        f"{entry['passed']}/{entry['exercises']}",
        f"{entry['best']}/{entry['points']}",
        standing.duration(entry["seconds"]),
        *(["█" * filled + "░" * (bar - filled)] if bar else []),
    ]
