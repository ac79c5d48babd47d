"""A notebook as source text, read as the learner's own command reads it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ..learner import notebook
from ..learner.notebook import SUFFIX, taken_from
from ..model import Exercise

MAX_NOTEBOOK = notebook.MAX_BYTES


def code_of(raw: bytes, name: str, exercise: Exercise) -> str:
    """Return the code of a notebook, or raise Unreadable."""
    packages = (*exercise.packages, *exercise.given)
    with tempfile.TemporaryDirectory(prefix="exercise-") as folder:
        path = Path(folder, f"{exercise.folder.name}{SUFFIX}")
        path.write_bytes(raw)
        return taken_from(path, packages).text.replace(path.name, name)


def is_notebook(path: str) -> bool:
    """Say whether a path is that of a notebook."""
    return path.lower().endswith(SUFFIX)
