"""The text of a learner's work, out of a script or a notebook."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path

from ..grading.submission import Unreadable as Unreadable
from ..grading.submission import read, same_code
from ..grading.trees import tree_of
from ..model import Exercise
from .notebook import SUFFIX, Taken, taken_from

_DEFINED = re.compile(
    r"^(?:(?:async )?def|class) (\w+)|^(\w+) *(?::[^=\n]*)?=(?!=)", re.M
)


def source(path: Path, exercise: Exercise | None = None) -> Taken:
    """Return the text that is checked, and the names that a notebook left out.

    With an exercise, a notebook's imports of packages that the task does not use stay
    out: a chapter's notebook may draw figures beside its functions.
    """
    if path.suffix.lower() != SUFFIX:
        return Taken(read(path).text, frozenset())
    packages = None if exercise is None else (*exercise.packages, *exercise.given)
    try:
        stamp = path.stat().st_mtime_ns, path.stat().st_size
    except OSError:
        stamp = 0, 0
    return _taken(path, packages, stamp)


def source_of(path: Path, exercise: Exercise | None = None) -> str:
    """Return the text of a script or notebook; Unreadable says why there is none."""
    return source(path, exercise).text


def holds(path: Path, exercise: Exercise) -> bool:
    """Say whether a notebook is about an exercise, by its name or what it defines."""
    if path.stem in (exercise.id, exercise.folder.name):
        return True
    try:
        mine = defined(source_of(path, exercise))
    except Unreadable:
        return False
    return bool(mine & defined(exercise.stub))


def names_in(path: Path) -> set[str]:
    """Return what a script or notebook defines; nothing if it cannot be read."""
    try:
        return defined(source_of(path))
    except Unreadable:
        return set()


def untouched(text: str, exercise: Exercise) -> bool:
    """Say whether a notebook's text holds the stub as it was, other things aside."""
    if same_code(text, exercise.stub):
        return True
    names = defined(exercise.stub)
    mine, stub = _trees(text, names), _trees(exercise.stub, names)
    return bool(mine) and all(stub.get(name) == tree for name, tree in mine.items())


def defined(text: str) -> set[str]:
    """Return the names that a text defines; it need not be sound Python."""
    return {found[1] or found[2] for found in _DEFINED.finditer(text)}


@lru_cache(maxsize=128)
def _taken(
    path: Path, packages: tuple[str, ...] | None, stamp: tuple[int, int]
) -> Taken:
    """Read a notebook once for as long as it stays the same."""
    return taken_from(path, packages)


def _trees(text: str, names: set[str]) -> dict[str, str]:
    """Return what these names are defined to be, free of comments and layout."""
    found = _statements(text)
    try:
        return {name: ast.dump(found[name]) for name in names & found.keys()}
    except (ValueError, RecursionError, MemoryError):  # no stub is like this
        return {}


@lru_cache(maxsize=64)
def _statements(text: str) -> dict[str, ast.stmt]:
    """Return the statements that define names, parsed once for all exercises."""
    found: dict[str, ast.stmt] = {}
    try:
        body = tree_of(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return found
    for statement in body:
        targets = getattr(statement, "targets", [getattr(statement, "target", None)])
        found[getattr(statement, "name", getattr(targets[0], "id", ""))] = statement
    return found
