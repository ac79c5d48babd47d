"""The files in a learner's work folder that may be the answer to an exercise."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from ..model import Exercise
from .notebook import SUFFIX
from .picking import counts
from .sources import names_in, source_of

MAX_FOLDERS, MAX_DEPTH = 500, 8


class Shelf:
    """The script that `start` writes, and the notebooks of the folder."""

    reported: Collection[str] = ()

    def __init__(self, root: Path, script: Path) -> None:
        self.root = root
        self.paths = sorted(_notebooks(root))
        if os.path.lexists(script):
            self.paths.insert(0, script.relative_to(root).as_posix())

    def text(self, path: str, exercise: Exercise) -> str:
        """Return the source text of a file, or raise Unreadable."""
        return source_of(self.root / path, exercise)

    def names(self, path: str) -> Collection[str]:
        """Return what a notebook defines; nothing if it cannot be read."""
        return names_in(self.root / path)


def _notebooks(root: Path) -> Iterator[str]:
    """Yield the paths of notebooks, as far as the caps allow."""
    left = MAX_FOLDERS
    for folder, folders, files in os.walk(root):
        place = Path(folder).relative_to(root)
        for name in files:
            if name.lower().endswith(SUFFIX) and counts(name):
                yield (place / name).as_posix()
        deep = len(place.parts) >= MAX_DEPTH
        folders[:] = [] if deep else sorted(filter(counts, folders))[:left]
        left -= len(folders)
