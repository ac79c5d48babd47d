"""`export`: which files a format has, and where they go."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from ..cells import write
from . import classroom50, gradescope, junit, sheet
from .classroom50 import Assignment
from .reading import Students, file_name


class Format(StrEnum):
    """The formats."""

    gradescope = "gradescope"
    classroom50 = "classroom50"
    junit = "junit"
    csv = "csv"


def export(
    students: Students, to: Format, out: Path, about: Assignment | None = None
) -> list[Path]:
    """Write files of a format; return their paths."""
    if to is Format.junit or to is Format.csv:
        ending = ".xml" if to is Format.junit else ".csv"
        path = out / f"results{ending}" if out.is_dir() or not out.suffix else out
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, (junit if to is Format.junit else sheet).document(students))
        return [path]
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in _texts(students, to, about):
        write(out / name, text)
        written.append(out / name)
    return written


def _texts(
    students: Students, to: Format, about: Assignment | None
) -> Iterator[tuple[str, str]]:
    """Yield a file name and a text for each student."""
    taken: set[str] = set()
    for student, records in students.items():
        if to is Format.gradescope:
            fields = gradescope.result(records)
        elif about is not None:
            fields = classroom50.result(student, records, about)
        else:
            raise ValueError("classroom and assignment are needed for this format")
        yield file_name(student, taken, ".json"), json.dumps(fields, indent=1) + "\n"
