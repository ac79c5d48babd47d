"""The catalogue: every folder with an `exercise.toml` is an exercise."""

from __future__ import annotations

import difflib
import tomllib
from functools import cache
from pathlib import Path

from .model import Exercise

CATALOGUE = Path(__file__).parent / "catalogue"


@cache
def chapters() -> dict[str, str]:
    """Return the chapters in the order of the book: id -> title."""
    text = (CATALOGUE / "chapters.toml").read_text("utf-8")
    found: dict[str, str] = tomllib.loads(text)["chapters"]
    return found


@cache
def tasks() -> dict[str, dict[str, str]]:
    """Return `sources`, letter -> which it is, and `tasks`, code -> what is asked."""
    text = (CATALOGUE / "tasks.toml").read_text("utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return found


@cache
def all_exercises() -> tuple[Exercise, ...]:
    """Return all exercises, by chapter, then in the order that the chapter gives."""
    order = list(chapters())
    found = [_load(path.parent) for path in CATALOGUE.glob("*/exercise.toml")]
    found.sort(key=lambda item: (order.index(item[1].chapter), item[0], item[1].id))
    return tuple(exercise for _, exercise in found)


def load(folder: Path) -> Exercise:
    """Return the exercise in a folder, which need not be in the catalogue."""
    return _load(folder)[1]


def get(name: str) -> Exercise:
    """Return the exercise with this id; ValueError names the nearest ones."""
    folder = CATALOGUE / name.replace("-", "_")
    if name.replace("-", "").isalnum() and (folder / "exercise.toml").exists():
        return _load(folder)[1]
    known = [exercise.id for exercise in all_exercises()]
    near = difflib.get_close_matches(name, known, n=2, cutoff=0.5)
    advice = f"did you mean {' or '.join(near)}?" if near else "see `list`"
    raise ValueError(f"there is no exercise called {name[:60]!r}; {advice}")


@cache
def _load(folder: Path) -> tuple[int, Exercise]:
    fields = tomllib.loads((folder / "exercise.toml").read_text("utf-8"))
    position = fields.pop("position")
    for key in ("prerequisites", "packages", "hints", "sources"):
        fields[key] = tuple(text.strip() for text in fields.get(key, ()))
    return position, Exercise(id=folder.name.replace("_", "-"), folder=folder, **fields)
