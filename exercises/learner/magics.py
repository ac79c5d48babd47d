"""What Jupyter adds to Python (`%`, `!`, `?`) is turned into comments, line by line."""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass

from ..grading.trees import tree_of

MOST = 100  # magics in one cell
MOST_READ = 1 << 18  # characters, as each magic means to read the cell again
MOST_AGAIN = 300  # magics in one notebook

# Of the magics for a whole cell, those under which Python goes on.
_PYTHON = r"time|timeit|capture|prun|python3?"
_CELL = re.compile(rf"^\s*%%(?!(?:{_PYTHON})\b)")
_LINE = re.compile(r"(?:[%!?].*|.*\?\s*|[\w.,\s]+=\s*[%!].*)$")


@dataclass
class Reader:
    """Reads the cells of one notebook; how often it reads one again is limited."""

    again: int = MOST_AGAIN

    def python_of(self, source: str) -> tuple[str, ast.Module | None]:
        """Return a cell as Python, and its tree; no tree if it cannot be read.

        A line is taken for a magic only where Python stumbles over it: a line of a
        text that opens with `%` stays as it is.
        """
        if _CELL.match(source):
            return commented(source), ast.Module([], [])
        lines = source.split("\n")
        most = min(MOST, MOST_READ // max(len(source), 1), self.again)
        for _ in range(1 + max(most, 0)):
            try:
                return "\n".join(lines), _parsed("\n".join(lines))
            except SyntaxError as trouble:
                at = (trouble.lineno or 0) - 1
                line = lines[at] if 0 <= at < len(lines) else ""
                bare = line.lstrip()
                if not _LINE.match(bare):
                    break
                lines[at] = f"{line[: len(line) - len(bare)]}pass  # {bare.rstrip()}"
                self.again -= 1
            except (ValueError, RecursionError, MemoryError):
                break
        return "\n".join(lines), None


def commented(text: str) -> str:
    """Return text with every line that says something as a comment."""
    return "\n".join(f"# {line}" if line else "" for line in text.split("\n"))


def _parsed(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tree_of(text)
