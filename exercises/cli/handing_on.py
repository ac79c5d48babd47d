"""`export` and `receipt`: results for other systems, and results derived again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..sandbox.level import Isolation
from ..teacher.running import refuse_weak
from . import choose, screen


def export(
    what: Sequence[str],
    to: str,
    out: Path | None,
    about: Mapping[str, str],
    json: bool,
) -> int:
    """Write the results of one run in a format."""
    from ..teacher.export.classroom50 import Assignment
    from ..teacher.export.reading import read
    from ..teacher.export.writing import Format, export

    if len(what) != 1:
        raise ValueError("name one folder of results")
    if to not in Format.__members__:
        raise ValueError(f"--to is {to}; the formats are {', '.join(Format)}")
    place, form = Path(what[0]), Format(to)
    home = place if place.is_dir() else place.parent
    assignment = Assignment(**about) if form is Format.classroom50 else None
    paths = export(read(place), form, out or home / form.value, assignment)
    return _written(paths, json)


def autograder(names: Sequence[str], out: Path, json: bool) -> int:
    """Write the zip of an autograder for exercises or chapters."""
    from ..teacher.bundle import write_bundle

    write_bundle(out, choose.by_names(names))
    return _written([out], json)


def receipt(
    file: Path,
    student: str | None,
    exercise: str | None,
    isolation: Isolation,
    json: bool,
) -> int:
    """Derive scores again; return 0 if every one is the same, else 1."""
    from ..teacher.receipt import derive, receipts

    refuse_weak(isolation, Isolation.process)
    chosen = [
        found
        for found in receipts(file)
        if student in (None, found["student"]) and exercise in (None, found["exercise"])
    ]
    if not chosen:
        raise ValueError(f"{file} holds no such receipt")
    compared = [derive(found, isolation) for found in chosen]
    if json:
        screen.print_json([one.to_json() for one in compared])
    for one in compared if not json else []:
        same = "the same" if one.same else "NOT the same"
        scores = f"{one.then} then, {one.now} now"
        told = f"{one.student} {one.exercise}: {scores}, {same}"
        screen.say(screen.on_one_line(told))
        for words in one.differs:
            screen.say(screen.on_one_line(words), "dim", indent=4)
    return 0 if all(one.same for one in compared) else 1


def _written(paths: Sequence[Path], json: bool) -> int:
    if json:
        screen.print_json([str(path) for path in paths])
    else:
        where = (
            paths[0] if len(paths) == 1 else f"{len(paths)} files, {paths[0].parent}"
        )
        print(f"wrote {where}")
    return 0
