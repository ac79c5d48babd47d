"""Who handed in: all folders, zips, notebooks and reports in a folder, one each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..learner.picking import counts
from .archive import Archive, is_zip
from .files import Files, Folder, Nothing, Single, opened
from .notebook import is_notebook
from .reports import somebodys


@dataclass(frozen=True)
class Student:
    """A name, where the files are, and what the teacher should know of them."""

    name: str
    path: Path
    flags: tuple[str, ...] = ()

    def files(self) -> Files:
        """Open what was handed in; what cannot be opened says why."""
        found = opened(self._opened)
        found.flags += self.flags
        return found

    def _opened(self) -> Files:
        if self.path.is_symlink():
            return Nothing("What was handed in is a link, not files.", "a link")
        if self.path.is_dir():
            return Folder(self.path)
        return (Archive if is_zip(self.path.name) else Single)(self.path)


def students(root: Path) -> tuple[list[Student], list[str]]:
    """Return the students in a folder, by name, and the names that are none.

    Two things of one name, as `ann` and `ann.zip`, keep their endings and are flagged:
    they may be one student's. Nobody is called what another thing is called, either.
    """
    if not root.is_dir():
        raise ValueError(f"there is no folder {root}")
    names = sorted(name for name in os.listdir(root) if counts(name))
    found = [(name, stem) for name in names if (stem := _student(root / name))]
    same: dict[str, set[str]] = {}
    for pair in found:
        for name in pair:
            same.setdefault(name, set()).add(pair[0])
    named = [_named(root / n, stem, same[n] | same[stem]) for n, stem in found]
    others = sorted(set(names) - {name for name, _ in found})
    return sorted(named, key=lambda student: student.name), others


def _named(path: Path, stem: str, same: set[str]) -> Student:
    """Return the student with this thing, one of those of the same name."""
    others = ", ".join(sorted(same - {path.name}))
    if not others:
        return Student(stem, path)
    return Student(path.name, path, (f"the same student's as {others}?",))


def _student(path: Path) -> str:
    """Return the name of the student whose things these are, or nothing."""
    if is_zip(path.name) or is_notebook(path.name) or somebodys(path):
        return path.stem
    return path.name if path.is_dir() else ""
