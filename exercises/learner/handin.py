"""One file to hand in: every submission's text, with what it is said to have earned.

Whoever grades it runs the texts again; states and scores in it are claims. It holds no
names, no times and no paths outside the work folder, and the same work gives the same
bytes.
"""

from __future__ import annotations

import json
import platform
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from ..grading.submission import Unreadable
from ..loading import all_exercises
from ..model import Exercise
from .folder import WorkFolder
from .moderate import moderate
from .notebook import SUFFIX
from .progress import Progress, digest
from .sources import source

FORMAT = "nnbook-exercises-report"
VERSION = 1
MAX_BYTES = 16 << 20
_VERSIONS = ("nnbook", "numpy", "sympy", "matplotlib")


@dataclass(frozen=True)
class Handed:
    """An entry of a report: a text, and what is said of it, which earns nothing."""

    exercise: str
    raw: bytes | None
    notebook: bool
    claimed: int
    edited: bool  # the text is not the one that was written down


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


def is_report(raw: bytes) -> bool:
    """Say whether these bytes are meant as a report, sound or not."""
    return FORMAT.encode() in raw.replace(b"\0", b"")


def handed(raw: bytes, name: str) -> list[Handed]:
    """Return the texts of a report with these bytes; Unreadable if it is none."""
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"{name} is larger than {MAX_BYTES >> 20} MB.")
    try:
        whole = json.loads(moderate(raw).decode("utf-8-sig"))
        if whole["format"] != FORMAT or whole["version"] != VERSION:
            raise ValueError
        return [_handed(entry) for entry in whole["submissions"]]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unreadable(f"{name} is not a report of the exercises.") from None


def _handed(entry: dict[str, Any]) -> Handed:
    """Return an entry; of what it says of itself, only what is of the right kind."""
    text, score = entry["text"], entry.get("claimed", {}).get("score")
    text = text if isinstance(text, str) else None
    raw = None if text is None else text.encode(errors="surrogatepass")
    return Handed(
        exercise=str(entry["exercise"]),
        raw=raw,
        notebook=str(entry["file"]).lower().endswith(SUFFIX),
        claimed=score if isinstance(score, int) else 0,
        edited=raw is not None and entry.get("sha256") != sha256(raw).hexdigest(),
    )


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
        text = source(folder.answer(exercise), exercise).text
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
