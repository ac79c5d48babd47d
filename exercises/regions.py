"""One source, two texts: the reference solution and the stub cannot drift apart.

In a source, `# --- solution` opens what the learner writes, `# --- stub` opens what
stands there instead (as comments), `# --- end` closes.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"^(\s*)# --- (solution|stub|end)\s*$")


def solution(source: str) -> str:
    """Return the source with the solution regions in place."""
    return "".join(
        line for part, line in _parts(source) if part in ("text", "solution")
    )


def stub(source: str) -> str:
    """Return the source with stubs in place of the solutions."""
    return "".join(_bare(part, line) for part, line in _parts(source))


def _bare(part: str, line: str) -> str:
    """Return the line as it stands in a stub: uncommented, or left out."""
    if part == "stub":
        return re.sub(r"# ?", "", line, count=1)
    return line if part == "text" else ""


def _parts(source: str) -> list[tuple[str, str]]:
    """Return each line with the region it belongs to; markers are left out."""
    part, found = "text", []
    for number, line in enumerate(source.splitlines(keepends=True), 1):
        mark = _MARK.match(line)
        if mark is None:
            found.append((part, line))
            continue
        if mark[2] not in _NEXT[part]:
            raise ValueError(f"line {number}: '--- {mark[2]}' inside a {part} region")
        part = "text" if mark[2] == "end" else mark[2]
    if part != "text":
        raise ValueError(f"a {part} region is never closed")
    return found


_NEXT = {"text": ("solution",), "solution": ("stub",), "stub": ("end",)}
