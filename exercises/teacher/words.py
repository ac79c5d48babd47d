"""What students wrote, as text that no page, terminal, sheet or reader misreads."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(
    "[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_BREAKS = re.compile("[\t\n\u2028\u2029]")


def plain(text: str) -> str:
    """Return text without what XML forbids, a terminal obeys or a reader misreads."""
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n"))


def on_one_line(text: str) -> str:
    """Return plain text that cannot pass for a line of the grader's own."""
    return _BREAKS.sub("\ufffd", plain(text))


def visible(text: str) -> str:
    """Return text whose odd characters are escapes, so that names stay different."""
    return _FORBIDDEN.sub(lambda m: m[0].encode("unicode_escape").decode(), text)
