"""Words of a worker, made harmless: they may end up on a terminal or in a report."""

from __future__ import annotations

import re

_ODD = re.compile(r"[^\w .,:;()\[\]-]")


def clean(text: object, cap: int = 80) -> str:
    """Return a short name or message without anything that a terminal would obey."""
    return _ODD.sub("?", str(text)[:cap])
