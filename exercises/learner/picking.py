"""Which file is the answer to an exercise: one rule for learners and for teachers.

A script of the exercise's name comes first, then a notebook of that name, then one of
the chapter's name, then any other that defines all that the exercise asks for, and
last the text in a report. A stub gives way to what comes after it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Protocol

from ..grading.submission import Unreadable, same_code
from ..loading import CATALOGUE, chapters
from ..model import Exercise
from .notebook import SUFFIX
from .sources import defined, untouched

SCRIPT, OWN, CHAPTER, OTHER, REPORT = range(5)
MAX_EQUAL = 20  # files of one name, which are read to compare them
_ASIDE = ("__macosx", "__pycache__", "backups")
Rank = tuple[int, bool, bool, int]


class Files(Protocol):
    """Somebody's files, by their paths with slashes."""

    paths: list[str]

    @property
    def reported(self) -> Collection[str]:
        """Those among the paths that stand in a report."""

    def text(self, path: str, exercise: Exercise) -> str:
        """Return the source text of a file, or raise Unreadable."""

    def names(self, path: str) -> Collection[str]:
        """Return what a notebook defines; nothing if it cannot be read."""


@dataclass(frozen=True)
class Picked:
    """The path of an answer, and those of files of its name that say something else."""

    path: str
    others: tuple[str, ...] = ()


def pick(files: Files, exercise: Exercise) -> Picked | None:
    """Return the answer; None if there is none; Unreadable if two have equal right."""
    ranked = _ranked(files, exercise)
    texts: dict[str, str | None] = {}

    def alive(path: str) -> bool:
        texts[path] = text = _text(files, path, exercise)
        return text is None or not is_stub(text, path, exercise)

    for rank, group in groupby(ranked, key=lambda pair: pair[0]):
        paths = [path for _, path in group]
        found = [path for path in paths[:MAX_EQUAL] if alive(path)]
        if not found:
            continue
        first, *rest = found
        if other := next((p for p in rest if _differ(texts[first], texts[p])), None):
            raise _two(first, other)
        later = [p for r, p in ranked if r > rank and r[0] in (SCRIPT, OWN, REPORT)]
        others = (p for p in later[:MAX_EQUAL] if alive(p))
        return Picked(
            first, tuple(p for p in others if _differ(texts[first], texts[p]))
        )
    return Picked(ranked[0][1]) if ranked else None


def named(files: Files, exercise: Exercise) -> bool:
    """Say whether a file has the exercise's name, or a chapter's notebook holds it."""
    ranked = _ranked(files, exercise)
    if any(rank[0] in (SCRIPT, OWN, REPORT) for rank, _ in ranked):
        return True
    books = (path for rank, path in ranked if rank[0] == CHAPTER)
    return any(_asked(exercise) <= {*files.names(path)} for path in books)


def is_stub(text: str, path: str, exercise: Exercise) -> bool:
    """Say whether a text still is the stub; a notebook may hold other things, too."""
    if path.lower().endswith(SUFFIX):
        return untouched(text, exercise)
    return same_code(text, exercise.stub)


def is_own(path: str, exercise: Exercise) -> bool:
    """Say whether a notebook has the exercise's name."""
    return _meant(path).removesuffix(SUFFIX) == exercise.folder.name


def is_free(path: str) -> bool:
    """Say whether a notebook has the name of no exercise and no chapter."""
    stem = _meant(path).removesuffix(SUFFIX)
    if stem in {name.replace("-", "_") for name in chapters()}:
        return False
    return not (stem.isidentifier() and (CATALOGUE / stem / "exercise.toml").exists())


def counts(name: str) -> bool:
    """Say whether a file or folder of this name is part of somebody's work."""
    return not name.startswith(".") and name.lower() not in _ASIDE


def _ranked(files: Files, exercise: Exercise) -> list[tuple[Rank, str]]:
    """Return the files that may be the answer, the first choice first."""
    kinds = ((path, _kind(files, path, exercise)) for path in files.paths)
    return sorted((_rank(k, p, exercise), p) for p, k in kinds if k is not None)


def _kind(files: Files, path: str, exercise: Exercise) -> int | None:
    """Return what a file is to an exercise; upper case and hyphens cost nothing."""
    name = _meant(path)
    own = is_own(path, exercise)
    if path in files.reported:
        return REPORT if own or name == exercise.filename else None
    if name == exercise.filename:
        return SCRIPT
    if not name.endswith(SUFFIX):
        return None
    if own:
        return OWN
    asked = _asked(exercise)
    if name == f"{exercise.chapter.replace('-', '_')}{SUFFIX}":
        return CHAPTER if asked & {*files.names(path)} else None
    return OTHER if is_free(path) and asked <= {*files.names(path)} else None


def _rank(kind: int, path: str, exercise: Exercise) -> Rank:
    """Order by kind, the name to the letter, the chapter's folder, the depth."""
    folder, _, name = path.rpartition("/")
    exact = name.rpartition(".")[0] in (exercise.folder.name, exercise.chapter)
    home = folder.rpartition("/")[2] == exercise.chapter
    return kind, not exact, not home, path.count("/")


def _meant(path: str) -> str:
    """Return a file's name as it was meant."""
    name = path.rpartition("/")[2]
    return name.casefold().replace("-", "_").replace(" ", "_")


@lru_cache(maxsize=512)
def _names(stub: str) -> frozenset[str]:
    return frozenset(defined(stub))


def _asked(exercise: Exercise) -> frozenset[str]:
    """Return the names that an exercise asks for."""
    return _names(exercise.stub)


def _text(files: Files, path: str, exercise: Exercise) -> str | None:
    try:
        return files.text(path, exercise)
    except Unreadable:
        return None


def _differ(a: str | None, b: str | None) -> bool:
    return a is None or b is None or not same_code(a, b)


def _two(first: str, other: str) -> Unreadable:
    return Unreadable(
        f"There are two files for one exercise, {first} and {other}: keep one of them."
    )
