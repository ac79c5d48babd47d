"""What a student handed in: a folder, a zip or a file, read with suspicion.

Nothing is unpacked to disk and no link is followed: paths are names, texts are bytes.
The texts in a report are files like others, under a path that begins with the report's.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from ..grading.result import fault_flag
from ..grading.submission import MAX_BYTES, Unreadable, bytes_of, text_of
from ..learner.picking import counts
from ..model import Exercise
from .allowance import Allowance
from .notebook import MAX_NOTEBOOK, code_of, is_notebook, names_of
from .reports import read_reports

MAX_FILES, MAX_DEPTH, MAX_NOTEBOOKS = 2000, 8, 30
MAX_LOOKED_INTO = 64 << 20  # bytes of notebooks, which a zip holds in a few


class Files:
    """The files of one student, by their paths with slashes.

    `flags` are for the teacher: what looks like more than a slip. `trouble` says why
    there is less than was handed in.
    """

    def __init__(self, paths: list[str], flags: list[str]) -> None:
        self.flags = flags
        self.reported, self.trouble = read_reports(paths, self.raw, flags)
        self.paths = [*paths, *self.reported]
        self._allowance = Allowance(flags)
        self._names: dict[str, frozenset[str]] = {}
        self._looked, self._enough = 0, False  # bytes, and whether they are too many
        self._texts: dict[tuple[str, ...], str] = {}  # of notebooks

    def raw(self, path: str, most: int) -> bytes:
        """Return the bytes of a file, one more than `most` if there are more."""
        raise Unreadable(self.trouble)

    def text(self, path: str, exercise: Exercise) -> str:
        """Return the source text of a file, or raise Unreadable."""
        name = path.rpartition("/")[2]
        if path in self.reported or not is_notebook(path):
            raw = self._script(path, name)
            self._allowance.spend("scripts", name, min(len(raw), MAX_BYTES))
            return text_of(raw, name)
        key = path, *exercise.packages, *exercise.given
        if key not in self._texts:
            raw = self.raw(path, MAX_NOTEBOOK)
            self._allowance.spend("notebooks", name, len(raw))
            meter = self._allowance.meter("code", name)
            self._texts[key] = code_of(raw, name, exercise, meter)
        return self._texts[key]

    def names(self, path: str) -> frozenset[str]:
        """Return what a notebook defines; nothing if it cannot be read."""
        if path not in self._names:
            seen = len(self._names)
            most = seen >= MAX_NOTEBOOKS or self._looked > MAX_LOOKED_INTO
            if most and not self._enough:
                self.flags.append(f"only {seen} notebooks were looked into")
            self._enough = most
            self._names[path] = frozenset() if most else self._looked_into(path)
        return self._names[path]

    def _script(self, path: str, name: str) -> bytes:
        """Return the bytes of a script or of a report's entry, a file of its own."""
        if path not in self.reported:
            return self.raw(path, MAX_BYTES)
        if (raw := self.reported[path].raw) is None:
            raise Unreadable(f"{name} could not be read when the report was made.")
        return raw

    def _looked_into(self, path: str) -> frozenset[str]:
        try:
            raw = self.raw(path, MAX_NOTEBOOK)
            self._looked += len(raw)
            return names_of(raw, self._allowance.meter("looked into", path))
        except Exception:  # whatever it is, `text` says why to who needs the file
            return frozenset()


class Folder(Files):
    """A folder of files; links, pipes and devices in it are named, never opened."""

    def __init__(self, root: Path) -> None:
        self.root, self.flags = root, list[str]()
        paths = sorted(self._walk(root, ""))
        if len(paths) >= MAX_FILES:
            self.flags.append(f"only the first {MAX_FILES} files were looked at")
        super().__init__(paths, self.flags)

    def raw(self, path: str, most: int) -> bytes:
        """Return the bytes of a file, one more than `most` if there are more."""
        return bytes_of(self.root / path, most)

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


class Single(Files):
    """A single file: a notebook with the answers to all exercises, or a report."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__([path.name], [])

    def raw(self, path: str, most: int) -> bytes:
        """Return the bytes of the file, one more than `most` if there are more."""
        return bytes_of(self.path, most)


class Nothing(Files):
    """What cannot be opened at all: every exercise says why."""

    def __init__(self, why: str, flag: str = "") -> None:
        super().__init__([], [flag] if flag else [])
        self.trouble = why


def opened(opening: Callable[[], Files]) -> Files:
    """Return what `opening` does, or Nothing: one submission never ends a run."""
    try:
        return opening()
    except Unreadable as trouble:
        return Nothing(str(trouble))
    except Exception as trouble:
        return Nothing(*unforeseen(trouble))


def unforeseen(trouble: Exception) -> tuple[str, str]:
    """Return what the student reads and what the teacher does: reading broke down."""
    return "What was handed in cannot be read.", fault_flag(trouble, "reading")
