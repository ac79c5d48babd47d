"""A result that speaks of lines, told in the cells of the notebook it came from."""

from __future__ import annotations

import re
from dataclasses import replace

from ..grading.result import Result
from .aside import missed
from .notebook import Taken, place

_WARNING = re.compile(
    r"^(?:.*/)?[^/:\n]+\.ipynb:(\d{1,9})(?=: \w*Warning: )", re.MULTILINE
)
_LINE = re.compile(r"\bon line (\d+)\b")
_UNKNOWN = re.compile(r"name '(\w+)' is not defined")
_SKIP = " A cell with the tag `skip` stays out of a check."
_KEEP = (
    " `{name}` is not there because a check leaves out a notebook's calls and loops, "
    "and imports that the task does not use. The tag `keep` takes a cell whole."
)


def in_cells(result: Result, taken: Taken) -> Result:
    """Return the result with "Cell 3, line 5" in place of line numbers."""
    checks = tuple(
        replace(
            check,
            finding=_told(check.finding, check.line, taken),
            cause=_told(check.cause, None, taken),
            line=None,
        )
        for check in result.checks
    )
    printed = _WARNING.sub(lambda m: place(taken.text, int(m[1])), result.printed)
    note = _told(result.note, result.line, taken)
    if result.note and result.line and note.count("keep") == 0:
        note += _SKIP
    result = replace(result, checks=checks, note=note, line=None, printed=printed)
    return _with_advice(result, taken)


def _with_advice(result: Result, taken: Taken) -> Result:
    """Say, where something failed first, which lines of use were left out."""
    failed = next((c for c in result.checks if c.state == "failed"), None)
    said = failed.finding if failed else result.note
    advice = missed(taken.text, taken.asides) if said and "keep" not in said else ""
    if not advice:
        return result
    if failed is None:
        return replace(result, note=f"{said} {advice}")
    told = replace(failed, finding=f"{said} {advice}")
    checks = tuple(told if check is failed else check for check in result.checks)
    return replace(result, checks=checks)


def _told(text: str, line: int | None, taken: Taken) -> str:
    """Return a sentence with its place, and advice on a name that was left out."""

    def cell(found: re.Match[str]) -> str:
        return "in " + place(taken.text, int(found[1])).replace("Cell", "cell")

    unknown = _UNKNOWN.search(text)
    text = _LINE.sub(cell, text)
    if unknown and unknown[1] in taken.left_out:
        text = text.rstrip(".") + "." + _KEEP.format(name=unknown[1])
    return f"{place(taken.text, line)}: {text}" if line else text
