"""Lines that a check leaves out of a notebook, though what it takes may need them.

A loop that fills a list, or a value that is computed anew by the notebook's own code:
the functions that are checked then read what the list or value was before.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..grading.trees import tree_of

_SHOWN = 3  # places that a sentence names


@dataclass(frozen=True)
class Aside:
    """A statement that was left out: where it stands and which names it speaks of."""

    cell: int
    first: int
    last: int
    names: frozenset[str]

    @property
    def place(self) -> str:
        """Return "cell 3, line 5" or "cell 3, lines 5 to 7"."""
        one = self.first == self.last
        lines = f"line {self.first}" if one else f"lines {self.first} to {self.last}"
        return f"cell {self.cell}, {lines}"


def aside(cell: int, statement: ast.stmt) -> Aside:
    """Return what is remembered of a statement that is left out."""
    names = frozenset() if _prints(statement) else frozenset(_names(statement))
    last = statement.end_lineno or statement.lineno
    return Aside(cell, statement.lineno, last, names)


def missed(text: str, asides: Sequence[Aside]) -> str:
    """Say which lines were left out that speak of values which the text reads."""
    values = _read(text)
    found = [one for one in asides if one.names & values]
    if not found:
        return ""
    names = sorted({name for one in found for name in one.names & values})
    places = [one.place for one in found[:_SHOWN]]
    places += [f"{len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return (
        f"A check leaves out a notebook's calls and loops, here {_list(places)}, "
        f"which {'work' if len(found) > 1 or 'lines' in places[0] else 'works'} on "
        f"{_list([f'`{name}`' for name in names[:_SHOWN]])}. "
        "The tag `keep` takes a cell whole."
    )


def _read(text: str) -> set[str]:
    """Return the values of the top level that functions and classes read."""
    try:
        body = tree_of(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    made = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    read = {n for part in body if isinstance(part, made) for n in _names(part)}
    given = (ast.Assign, ast.AnnAssign, ast.AugAssign)
    return read & {n for part in body if isinstance(part, given) for n in _names(part)}


def _names(node: ast.AST) -> Iterator[str]:
    return (part.id for part in ast.walk(node) if isinstance(part, ast.Name))


def _prints(statement: ast.stmt) -> bool:
    """Say whether a statement only shows something."""
    call = getattr(statement, "value", None)
    name = getattr(getattr(call, "func", None), "id", "")
    return isinstance(statement, ast.Expr) and name in ("print", "display")


def _list(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
