"""A notebook as source text, read as the learner's own command reads it."""

from __future__ import annotations

from collections.abc import Callable

from ..learner import notebook
from ..learner.notebook import SUFFIX, taken
from ..learner.sources import defined
from ..model import Exercise

MAX_NOTEBOOK = notebook.MAX_BYTES
Meter = Callable[[int], None]  # is told how much code there is; see Allowance


def code_of(raw: bytes, name: str, exercise: Exercise, meter: Meter) -> str:
    """Return the code of a notebook, or raise Unreadable."""
    packages = (*exercise.packages, *exercise.given)
    return taken(raw, name, packages, meter).text


def names_of(raw: bytes, meter: Meter) -> frozenset[str]:
    """Return the names that a notebook defines, or raise Unreadable."""
    return frozenset(defined(taken(raw, f"it{SUFFIX}", meter=meter).text))


def is_notebook(path: str) -> bool:
    """Say whether a path is that of a notebook."""
    return path.lower().endswith(SUFFIX)
