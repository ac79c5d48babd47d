"""A notebook as source text, read as the learner's own command reads it."""

from __future__ import annotations

from ..learner import notebook
from ..learner.notebook import SUFFIX, taken
from ..learner.sources import defined
from ..model import Exercise

MAX_NOTEBOOK = notebook.MAX_BYTES


def code_of(raw: bytes, name: str, exercise: Exercise) -> str:
    """Return the code of a notebook, or raise Unreadable."""
    packages = (*exercise.packages, *exercise.given)
    return taken(raw, name, packages).text


def names_of(raw: bytes) -> frozenset[str]:
    """Return the names that a notebook defines, or raise Unreadable."""
    return frozenset(defined(taken(raw, f"it{SUFFIX}").text))


def is_notebook(path: str) -> bool:
    """Say whether a path is that of a notebook."""
    return path.lower().endswith(SUFFIX)
