"""A notebook becomes one text: what its code cells define, in their order.

The tag `skip` leaves a cell out, the tag `keep` takes it whole. A comment opens each
cell with its number, counted among the code cells, so that a line of the text can be
found again in the notebook.
"""

from __future__ import annotations

import ast
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import itemgetter, not_
from pathlib import Path
from typing import Any

from ..grading.submission import MAX_BYTES as MAX_CODE
from ..grading.submission import Unreadable, bytes_of, text_of
from .aside import Aside, aside
from .defining import Chooser
from .magics import Reader, commented
from .moderate import moderate

SUFFIX = ".ipynb"
MAX_BYTES = 32 << 20  # figures are part of the file
MAX_CELLS = 5000
_MARK = re.compile(r"# %% cell (\d+)$")
_FUTURE = re.compile(r"^from __future__ import .*$", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """A code cell: its number, its Python with its tree, and its tags."""

    number: int
    text: str
    tree: ast.Module | None
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Taken:
    """The text that is checked, and the names and statements left out of it."""

    text: str
    left_out: frozenset[str]
    asides: tuple[Aside, ...] = ()


def taken_from(path: Path, packages: Collection[str] | None = None) -> Taken:
    """Read a notebook; imports of what is not among `packages` stay out of the text."""
    return taken(bytes_of(path, MAX_BYTES), path.name, packages)


def taken(
    raw: bytes,
    name: str,
    packages: Collection[str] | None = None,
    meter: Callable[[int], None] = lambda size: None,
) -> Taken:
    """Return what a check takes of a notebook with these bytes.

    `meter` is told how much code there is, and may raise Unreadable.
    """
    cells = list(_cells(raw, name, meter))
    asides: list[Aside] = []
    try:
        chooser = Chooser([cell.tree for cell in cells if cell.tree], packages)
        parts = [(cell.number, _part(cell, chooser, asides)) for cell in cells]
    except (RecursionError, MemoryError, ValueError):
        why = "is nested too deeply to be read, or holds a number of too many digits."
        raise Unreadable(f"{name} {why}") from None
    text = "".join(f"# %% cell {number}\n{part}\n" for number, part in parts if part)
    if future := sorted({line for _, part in parts for line in _FUTURE.findall(part)}):
        text = "; ".join(future) + "\n" + _FUTURE.sub(r"# \g<0>", text)
    try:
        text = text_of(text.encode(errors="surrogatepass"), name)
    except Unreadable as trouble:
        where = f"{place(text, trouble.line)}: " if trouble.line else ""
        raise Unreadable(where + str(trouble)) from None
    return Taken(text, frozenset(chooser.left_out), tuple(asides))


def place(text: str, line: int) -> str:
    """Return "Cell 3, line 5" for a line of a text made from a notebook."""
    marks = _marks(text)
    if not (above := bisect_right(marks, line, key=itemgetter(0))):
        return f"Line {line}"
    at, cell = marks[above - 1]
    return f"Cell {cell}, line {line - at}"


@lru_cache(maxsize=8)
def _marks(text: str) -> list[tuple[int, str]]:
    """Return the lines on which cells begin, with the numbers of these cells."""
    found = enumerate(map(_MARK.fullmatch, text.split("\n")), 1)
    return [(line, mark[1]) for line, mark in found if mark]


def _cells(raw: bytes, name: str, meter: Callable[[int], None]) -> Iterator[Cell]:
    """Yield the code cells of a notebook, whatever else the file may hold."""
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"{name} is larger than {MAX_BYTES >> 20} MB: clear outputs.")
    try:
        book = json.loads(moderate(raw).decode("utf-8-sig"))
        found = [c for c in book["cells"] if c["cell_type"] == "code"]
        if len(found) > MAX_CELLS:
            raise Unreadable(f"{name} holds more than {MAX_CELLS} cells of code.")
        size = sum(len(_joined(cell)) for cell in found)
        if size > MAX_CODE:
            raise Unreadable(f"{name} holds more than {MAX_CODE >> 10} KB of code.")
        meter(size)
        reader = Reader()
        for number, cell in enumerate(found, 1):
            yield _cell(number, cell, reader)
    except Unreadable:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        why = f"{name} is not a notebook that can be read; save it again in Jupyter."
        raise Unreadable(why) from None


def _cell(number: int, cell: dict[str, Any], reader: Reader) -> Cell:
    tags = cell.get("metadata", {}).get("tags") or []
    joined = _joined(cell).replace("\r\n", "\n").replace("\r", "\n")
    text, tree = reader.python_of(joined.rstrip())
    return Cell(number, text, tree, tuple(str(tag) for tag in tags))


def _joined(cell: dict[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _part(cell: Cell, chooser: Chooser, asides: list[Aside]) -> str:
    """Return what is taken of a cell; the rest stays as comments, and is noted."""
    if "skip" in cell.tags:
        return ""
    if cell.tree is None or "keep" in cell.tags:
        return cell.text
    lines, some = cell.text.split("\n"), False
    for group in _groups(cell.tree.body):
        taken = [chooser.takes(statement) for statement in group]
        kept = list(compress(group, taken))
        asides += [aside(cell.number, s) for s in compress(group, map(not_, taken))]
        some = some or any(not isinstance(s, ast.Pass) for s in kept)
        if len(kept) < len(group):
            first, last = _first(group[0]) - 1, group[-1].end_lineno or 0
            rest = commented("\n".join(lines[first:last])).split("\n")
            lines[first:last] = rest
            if kept:
                lines[first] = "; ".join(ast.unparse(s) for s in kept)
    return "\n".join(lines) if some else ""


def _groups(body: list[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """Yield statements, together those that share a line."""
    group: list[ast.stmt] = []
    for statement in body:
        if group and _first(statement) > (group[-1].end_lineno or 0):
            yield group
            group = []
        group.append(statement)
    if group:
        yield group


def _first(statement: ast.stmt) -> int:
    """Return the first line of a statement, its decorators included."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return decorators[0].lineno if decorators else statement.lineno
