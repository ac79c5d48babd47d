"""Who handed in: every folder, zip and notebook in a folder is one student's."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ..grading.submission import Unreadable
from .archive import Archive, is_zip
from .files import Files, Folder, Notebook, Nothing, counts
from .notebook import is_notebook


@dataclass(frozen=True)
class Student:
    """A name, and where the files are."""

    name: str
    path: Path

    def files(self) -> Files:
        """Open what was handed in; what cannot be opened says why."""
        if self.path.is_symlink():
            return Nothing("What was handed in is a link, not files.", "a link")
        try:
            if self.path.is_dir():
                return Folder(self.path)
            return (Archive if is_zip(self.path.name) else Notebook)(self.path)
        except Unreadable as trouble:
            return Nothing(str(trouble))


def students(root: Path) -> tuple[list[Student], list[str]]:
    """Return the students in a folder, by name, and the names that are none.

    Two things of one name, as `ann` and `ann.zip`, keep their endings.
    """
    if not root.is_dir():
        raise ValueError(f"there is no folder {root}")
    names = sorted(name for name in os.listdir(root) if counts(name))
    found = [(root / name, stem) for name in names if (stem := _student(root / name))]
    same = Counter(stem for _, stem in found)
    named = [Student(p.name if same[stem] > 1 else stem, p) for p, stem in found]
    others = sorted(set(names) - {path.name for path, _ in found})
    return sorted(named, key=lambda student: student.name), others


def _student(path: Path) -> str:
    """Return the name of the student whose things these are, or nothing."""
    if is_zip(path.name) or is_notebook(path.name):
        return path.stem
    return path.name if path.is_dir() else ""
