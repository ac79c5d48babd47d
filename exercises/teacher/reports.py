"""The texts in the reports that students hand in; what reports claim is no evidence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from ..grading.submission import Unreadable, bytes_of
from ..learner.handin import MAX_BYTES, Handed, handed, is_report
from ..learner.notebook import SUFFIX

NAME, ENDING, MAX_REPORTS = "report.json", ".json", 4
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
    trouble, known = "", set(paths)
    for path in _likely(paths)[:MAX_REPORTS]:
        name = path.rpartition("/")[2]
        try:
            content = raw(path, MAX_BYTES)
            if name.lower() != NAME and len(paths) > 1 and not is_report(content):
                continue
            entries = handed(content, name)
        except Unreadable as why:
            trouble = trouble or str(why)
            continue
        for entry in (e for e in entries if _ID.fullmatch(e.exercise)):
            ending = SUFFIX if entry.notebook else ".py"
            stem = f"{path}/{entry.exercise.replace('-', '_')}"
            if {stem + SUFFIX, f"{stem}.py"} & (found.keys() | known):
                flags.append(f"{path} holds two texts for {entry.exercise}")
            else:
                found[stem + ending] = entry
    return found, trouble


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
        json.loads(bytes_of(path, MAX_BYTES))
    except (ValueError, RecursionError):  # Unreadable among them
        return True
    return False


def _likely(paths: Sequence[str]) -> list[str]:
    """Return the paths of JSON files, the one with a report's own name first."""
    found = [path for path in paths if path.lower().endswith(ENDING)]
    return sorted(found, key=lambda p: (p.rpartition("/")[2] != NAME, p.count("/"), p))
