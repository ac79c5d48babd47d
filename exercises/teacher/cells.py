"""Cells of a spreadsheet that nothing runs, and files that are whole or not there."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable
from pathlib import Path

from ..grading.submission import bytes_of
from .words import visible

MAX_BYTES = 1 << 30  # of the results of a run

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


def text_at(path: Path) -> str:
    """Return the text of a plain file, or of one linked to; ValueError if it is odd."""
    if path.is_file() and path.stat().st_size > MAX_BYTES:
        raise ValueError(f"{path} is larger than {MAX_BYTES >> 20} MB")
    return bytes_of(path, MAX_BYTES, follow=True).decode()


def write(path: Path, text: str) -> None:
    """Put a text in place in one step; odd bytes of file names become visible."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_bytes(text.encode("utf-8", errors="backslashreplace"))
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
