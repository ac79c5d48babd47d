"""What a student handed in: a folder, a zip or a notebook, read with suspicion.

Nothing is unpacked to disk and no link is followed: paths are names, texts are bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from ..grading.submission import MAX_BYTES, Unreadable, bytes_of, text_of
from ..model import Exercise
from .notebook import MAX_NOTEBOOK, code_of, is_notebook

MAX_FILES, MAX_DEPTH = 2000, 8
_NOT_HANDED_IN = ("__macosx", "__pycache__", "backups")


class Files(Protocol):
    """The files of one student, by their paths with slashes."""

    paths: list[str]
    flags: list[str]  # for the teacher: what looks like more than a slip

    def text(self, path: str, exercise: Exercise) -> str:
        """Return the source text of a file, or raise Unreadable."""


class Folder:
    """A folder of files; links, pipes and devices in it are named, never opened."""

    def __init__(self, root: Path) -> None:
        self.root, self.flags = root, list[str]()
        self.paths = sorted(self._walk(root, ""))
        if len(self.paths) >= MAX_FILES:
            self.flags.append(f"only the first {MAX_FILES} files were looked at")

    def text(self, path: str, exercise: Exercise) -> str:
        """Return the source text of a file, or raise Unreadable."""
        return source_of(bytes_of(self.root / path, cap_of(path)), path, exercise)

    def _walk(self, folder: Path, prefix: str, left: int = MAX_FILES) -> Iterator[str]:
        """Yield the paths of what is no folder, as far as the caps allow."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as trouble:
            self.flags.append(f"{prefix or '.'} cannot be read: {trouble.strerror}")
            return
        for entry in (e for e in entries if counts(e.name)):
            if left <= 0:
                return
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                if path.count("/") < MAX_DEPTH:
                    for inner in self._walk(Path(entry.path), f"{path}/", left):
                        left -= 1
                        yield inner
                continue
            if not entry.is_file(follow_symlinks=False):
                self.flags.append(f"{path} is no plain file")
            left -= 1
            yield path


class Notebook:
    """A single notebook with the answers to all exercises."""

    def __init__(self, path: Path) -> None:
        self.path, self.paths, self.flags = path, [path.name], list[str]()

    def text(self, path: str, exercise: Exercise) -> str:
        """Return the code of the notebook, or raise Unreadable."""
        return source_of(bytes_of(self.path, cap_of(path)), path, exercise)


class Nothing:
    """What cannot be opened at all: every exercise says why."""

    def __init__(self, why: str, flag: str = "") -> None:
        self.why, self.paths, self.flags = why, list[str](), [flag] if flag else []

    def text(self, path: str, exercise: Exercise) -> str:
        """Say why there is nothing."""
        raise Unreadable(self.why)


def source_of(raw: bytes, path: str, exercise: Exercise) -> str:
    """Return the source text in the bytes of a script or a notebook."""
    name = path.rpartition("/")[2]
    if is_notebook(path):
        return code_of(raw, name, exercise)
    return text_of(raw, name)


def cap_of(path: str) -> int:
    """Return how many bytes a file may have."""
    return MAX_NOTEBOOK if is_notebook(path) else MAX_BYTES


def counts(name: str) -> bool:
    """Say whether a file or folder of this name is part of what was handed in."""
    return not name.startswith(".") and name.lower() not in _NOT_HANDED_IN
