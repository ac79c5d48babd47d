"""Cells of a spreadsheet that nothing runs, and files that are whole or not there."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable
from pathlib import Path

from .words import visible

# Where spreadsheets of some countries part cells, and where pasted ones are parted.
_LATER = re.compile(r"([;\t\r\n])(?= *[=+\-@＝＋－＠])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> str:
    """Return a value as a cell; an apostrophe keeps a spreadsheet from obeying it."""
    if not isinstance(value, str):
        return str(value)
    text = _LATER.sub(r"\1'", value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([cell(_read(value)) for value in row] for row in rows)
    return out.getvalue()


def _read(value: object) -> object:
    """Return a value as people are to read it: nothing in it hides or turns round."""
    return visible(value) if isinstance(value, str) else value


def write(path: Path, text: str) -> None:
    """Put a text in place in one step; odd bytes of file names become visible."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_bytes(text.encode("utf-8", errors="backslashreplace"))
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
