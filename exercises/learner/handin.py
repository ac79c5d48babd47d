"""One file to hand in: every submission's text, with what it is said to have earned.

Whoever grades it runs the texts again; states and scores in it are claims. It holds no
names, no times and no paths outside the work folder, and the same work gives the same
bytes.
"""

from __future__ import annotations

import json
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ..grading.submission import Unreadable, bytes_of, text_of
from ..loading import all_exercises
from ..model import Exercise
from .folder import WorkFolder
from .progress import Progress, digest
from .sources import source

FORMAT = "nnbook-exercises-report"
VERSION = 1
MAX_BYTES = 16 << 20
_VERSIONS = ("nnbook", "numpy", "sympy", "matplotlib")


def report(folder: WorkFolder) -> dict[str, Any]:
    """Return the report of a work folder; stubs are left out."""
    progress = Progress.read(folder.root)
    started = [e for e in all_exercises() if folder.has(e) and not folder.is_stub(e)]
    return {
        "format": FORMAT,
        "version": VERSION,
        "versions": {"python": platform.python_version()} | _versions(),
        "submissions": [_entry(exercise, folder, progress) for exercise in started],
    }


def dumped(report: dict[str, Any]) -> str:
    """Return a report as text, always in the same order."""
    return json.dumps(report, indent=1, ensure_ascii=True) + "\n"


def texts_of(path: Path) -> dict[str, str]:
    """Return the texts of a report, exercise -> text; nothing else is believed."""
    return texts(bytes_of(path, MAX_BYTES), path.name)


def texts(raw: bytes, name: str) -> dict[str, str]:
    """Return the texts of a report with these bytes; Unreadable if it is none."""
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"{name} is larger than {MAX_BYTES >> 20} MB.")
    found: dict[str, str] = {}
    try:
        whole = json.loads(raw.decode("utf-8-sig"))
        if whole["format"] != FORMAT or whole["version"] != VERSION:
            raise ValueError
        for entry in whole["submissions"]:
            text = entry["text"]
            if isinstance(text, str):
                raw = text.encode(errors="surrogatepass")
                found[str(entry["exercise"])] = text_of(raw, str(entry["file"])[:80])
    except Unreadable:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unreadable(f"{name} is not a report of the exercises.") from None
    return found


def _entry(
    exercise: Exercise, folder: WorkFolder, progress: Progress
) -> dict[str, Any]:
    """Return what is handed in for an exercise; a text that is unreadable says why."""
    path, record = folder.path(exercise), progress.of(exercise.id)
    entry: dict[str, Any] = {
        "exercise": exercise.id,
        "task": digest(exercise.source)[:16],
        "file": path.relative_to(folder.root).as_posix(),
    }
    try:
        text = source(path, exercise).text
    except Unreadable as trouble:
        return entry | {"text": None, "trouble": str(trouble)}
    state = "not checked"
    if record.text == digest(text):
        state = "passed" if record.score >= exercise.points else "not yet"
    score = 0 if state == "not checked" else min(record.score, exercise.points)
    claimed = {"state": state, "score": score, "points": exercise.points}
    return entry | {"sha256": digest(text), "claimed": claimed, "text": text}


def _versions() -> dict[str, str]:
    found = {}
    for name in _VERSIONS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
