"""Rich for people, JSON for programs; nothing that learners wrote is markup."""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal

from .plain_math import plain

if TYPE_CHECKING:
    from rich.console import Console

    from ..model import Exercise

TRAINS = ("experiment", "capstone")
SIGNS = {"passed": ("✓", "green"), "failed": ("✗", "red"), "skipped": ("–", "dim")}


@cache
def console() -> Console:
    """Return the console; plain when the output is not a terminal."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False, emoji=False, markup=False)


def print_json(value: Any) -> None:
    """Print a value as JSON; as ASCII where the output cannot say all of it."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2)
    print(text)


def say(text: str, style: str = "", indent: int = 0, hang: int = 0) -> None:
    """Print text, wrapped to the width of the console, indented; `hang` what follows.

    Where others' words stand beside each other, no line that follows may look like one
    that begins.
    """
    from rich.text import Text

    pad = " " * indent
    width = max(console().width, 40)
    for line in text.splitlines() or [""]:
        wrapped = textwrap.fill(
            line,
            width,
            initial_indent=pad,
            subsequent_indent=pad + " " * hang,
            break_on_hyphens=False,  # an id stays whole, for it is copied
            break_long_words=False,
        )
        console().print(Text(disobeyed(wrapped), style=style), soft_wrap=True)


def patience(exercise: Exercise) -> None:
    """Say on a terminal why it is still, where checks train networks for seconds."""
    if exercise.kind in TRAINS and sys.stdout.isatty():
        say(f"checking {exercise.id}, which trains networks: some seconds", "dim")


def markdown(text: str) -> None:
    """Print Markdown."""
    from rich.markdown import Markdown

    console().print(Markdown(_for_terminal(text)))


def grouped(
    columns: Sequence[str], groups: Mapping[str, Sequence[Sequence[str]]]
) -> None:
    """Print groups of rows under their titles as one table; `title` is wrapped."""
    names = [column.lstrip(">") for column in columns]
    rows = [names, *(row for group in groups.values() for row in group)]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    if "title" in names:
        over = sum(widths) + 2 * (len(widths) - 1) - console().width
        at = names.index("title")
        widths[at] = max(widths[at] - max(over, 0), 12)
    right = [column[:1] == ">" for column in columns]
    _row(names, widths, right, "dim")
    for title, group in groups.items():
        say(f"\n{title}", "bold")
        for row in group:
            _row(row, widths, right)


def _row(
    cells: Sequence[str], widths: Sequence[int], right: Sequence[bool], style: str = ""
) -> None:
    """Print a row, on several lines if a cell does not fit into its width."""
    pairs = zip(cells, widths, strict=True)
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in pairs]
    for line in zip_longest(*wrapped, fillvalue=""):
        placed = zip(line, widths, right, strict=True)
        text = "  ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in placed)
        console().print(disobeyed(text.rstrip()), style=style, soft_wrap=True)


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a table; those whose name starts with '>' are right-aligned."""
    from rich.table import Table
    from rich.text import Text

    grid = Table(title=title or None, title_justify="left", box=None, pad_edge=False)
    for i, column in enumerate(columns):
        justify: Literal["left", "right"] = "right" if column[:1] == ">" else "left"
        grid.add_column(column.lstrip(">"), justify=justify, no_wrap=i == 0)
    for row in rows:
        grid.add_row(*(Text(disobeyed(cell)) for cell in row))
    console().print(grid)


def harmless(text: str) -> str:
    """Return text without anything that a terminal would obey."""
    return "".join(c if c.isprintable() or c in "\n\t" else "�" for c in text)


def on_one_line(text: str) -> str:
    """Return harmless text that cannot begin a line of its own."""
    return harmless(text).replace("\n", "�").replace("\t", " ")


def disobeyed(text: str) -> str:
    """Return text of which a runner of workflows obeys no line, learners' words too.

    It obeys `::` where a line begins, and `##[` or `##vso[` anywhere.
    """
    text = re.sub(r"^([^\S\n]*)(?=::)", r"\1· ", text, flags=re.MULTILINE)
    return re.sub(r"##(?=\w*\[)", "##·", text)


def _for_terminal(text: str) -> str:
    """Return MyST text with its formulas as plain text."""
    parts = text.split("$$")
    for i, part in enumerate(parts):
        if i % 2:
            parts[i] = f"\n```text\n{plain(part)}\n```\n"
        else:
            parts[i] = re.sub(r"\$([^$]+)\$", lambda m: f"`{plain(m[1])}`", part)
    return "".join(parts)
