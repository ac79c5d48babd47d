"""`start` and `reset`: the files in the work folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from ..learner.folder import WorkFolder
from ..learner.progress import Progress
from ..model import Exercise
from . import choose, screen


def start(names: Sequence[str], work: Path | None, notebook: bool, json: bool) -> int:
    """Write stubs where there is no file yet; without a name, that of the next one."""
    folder = WorkFolder.find(work)
    chosen = choose.by_names(names) if names else [_next(folder)]
    progress, rows, now = Progress.read(folder.root), [], datetime.now(UTC)
    for exercise in chosen:
        new = folder.start(exercise, notebook)
        progress.work(exercise.id, now)
        path = str(folder.path(exercise))
        rows.append({"id": exercise.id, "path": path, "written": new})
        if not json:
            print(f"{'wrote' if new else 'kept '} {path}")
    progress.write()
    if json:
        screen.print_json(rows)
    elif len(rows) == 1:
        screen.markdown(chosen[0].statement)
        print(f"\nEdit the file, then: {folder.command('check', str(rows[0]['id']))}")
    return 0


def _next(folder: WorkFolder) -> Exercise:
    """Return the next exercise that nobody has to name."""
    found = choose.to_start(folder)
    if found is None:
        raise ValueError("every exercise is started or passed; see `list`")
    return found


def reset(name: str | None, work: Path | None, yes: bool, json: bool) -> int:
    """Put a stub back; ask first when someone is there to answer."""
    folder = WorkFolder.find(work)
    exercise = choose.current(name, folder)
    if not yes and not json and sys.stdin.isatty() and folder.has(exercise):
        import typer

        typer.confirm(f"Put the stub of {exercise.id} back?", abort=True)
    backup = folder.reset(exercise)
    progress = Progress.read(folder.root)
    progress.work(exercise.id)
    progress.write()
    path = str(folder.path(exercise))
    kept = str(backup) if backup else None
    if json:
        screen.print_json({"id": exercise.id, "path": path, "backup": kept})
    else:
        print(f"wrote {path}" + (f"; your file is kept as {kept}" if kept else ""))
    return 0
