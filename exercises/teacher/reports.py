"""The texts in the reports that students hand in; what reports claim is no evidence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from ..grading.submission import Unreadable, bytes_of
from ..learner.handin import MAX_BYTES, Handed, handed, is_report
from ..learner.moderate import moderate
from ..learner.notebook import SUFFIX

NAME, ENDING, MAX_REPORTS = "report.json", ".json", 4
MAX_ENTRIES = 300  # texts in a report
HEAD = 4096  # of a report, which says first that it is one
_ID = re.compile(r"[a-z0-9-]{1,80}")
Raw = Callable[[str, int], bytes]


def read_reports(
    paths: Sequence[str], raw: Raw, flags: list[str]
) -> tuple[dict[str, Handed], str]:
    """Return the texts of all reports among these files, and why one has none.

    Their paths begin with the report's: report.json/softmax.py. Of two texts for one
    exercise the first counts, and the teacher is told.
    """
    found: dict[str, Handed] = {}
    trouble = ""
    for path in _likely(paths)[:MAX_REPORTS]:
        name = path.rpartition("/")[2]
        try:
            content = raw(path, MAX_BYTES)
            if name.lower() == NAME or len(paths) == 1 or is_report(content):
                texts = _by_path(path, handed(content, name), flags)
                found |= {p: entry for p, entry in texts.items() if p not in paths}
        except Unreadable as why:
            trouble = trouble or str(why)
    return found, trouble


def _by_path(path: str, entries: list[Handed], flags: list[str]) -> dict[str, Handed]:
    """Return the entries of a report by the paths that they are given."""
    found: dict[str, Handed] = {}
    twice: dict[str, None] = {}
    for entry in (e for e in entries[:MAX_ENTRIES] if _ID.fullmatch(e.exercise)):
        script = f"{path}/{entry.exercise.replace('-', '_')}.py"
        book = script.removesuffix(".py") + SUFFIX
        if script in found or book in found:
            twice[f"{path} holds two texts for {entry.exercise}"] = None
        else:
            found[book if entry.notebook else script] = entry
    if len(entries) > MAX_ENTRIES:
        flags.append(f"only the first {MAX_ENTRIES} texts of {path} were looked at")
    flags += twice
    return found


def remarks(entry: Handed | None, most: int) -> tuple[tuple[str, ...], int]:
    """Return the flags on a text that stood in a report, and the points it claims."""
    if entry is None:
        return (), 0
    edited = ("the text in the report was edited by hand",) if entry.edited else ()
    return edited, max(0, min(entry.claimed, most))


def somebodys(path: Path) -> bool:
    """Say whether a file was handed in as a report: JSON of other kinds was not."""
    if not path.name.lower().endswith(ENDING):
        return False
    try:
        if is_report(bytes_of(path, HEAD)):
            return True
        json.loads(moderate(bytes_of(path, MAX_BYTES)))
    except Exception:  # the student's, then, who reads what is wrong with it
        return True
    return False


def _likely(paths: Sequence[str]) -> list[str]:
    """Return the paths of JSON files, the one with a report's own name first."""
    found = [path for path in paths if path.lower().endswith(ENDING)]
    return sorted(found, key=lambda p: (p.rpartition("/")[2] != NAME, p.count("/"), p))
