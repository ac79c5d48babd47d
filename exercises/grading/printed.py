"""What a learner's code printed, with the warnings of Python and NumPy apart."""

from __future__ import annotations

import re

_WARNING = re.compile(
    r"^(?:(?P<cell>Cell \d+, line \d+)|(?:.*/)?(?P<file>[^/:\n]+):(?P<line>\d+)): "
    r"(?P<what>\w*Warning: .*)\n?(?P<code>  .*\n?)?",
    re.MULTILINE,
)


def parted(text: str) -> tuple[list[str], list[str]]:
    """Return the lines that were printed, and each warning once."""
    warnings = dict.fromkeys(_said(found) for found in _WARNING.finditer(text))
    return _WARNING.sub("", text).splitlines(), list(warnings)


def with_warnings(part: str, whole: str) -> str:
    """Return a part of what was printed, after all warnings: each comes only once."""
    return "".join(found[0] for found in _WARNING.finditer(whole)) + part


def _said(found: re.Match[str]) -> str:
    place = found["cell"] or f"Line {found['line']} of {found['file']}"
    return f"{place}: {found['what']}"
