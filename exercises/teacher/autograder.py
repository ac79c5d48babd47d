"""Gradescope's side: grade one submission and write its results.json.

python -m exercises.teacher.autograder SUBMISSION RESULTS.json EXERCISE...
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from ..grading.seeds import new_seed
from ..loading import get
from .archive import Archive, is_zip
from .cells import write
from .export import gradescope
from .files import Files, Folder, opened
from .jobs import Terms, job
from .work import run


def main(argv: Sequence[str]) -> int:
    """Grade; the exit status is 0 whenever there is a result, whatever the score."""
    submission, results, *names = argv
    terms = Terms(new_seed())
    files = _files(Path(submission))
    records = [run(job("submission", files, get(name), terms)) for name in names]
    write(Path(results), json.dumps(gradescope.result(records), indent=1) + "\n")
    return 0


def _files(folder: Path) -> Files:
    """Return what was uploaded: files, or a single zip of them."""
    inside = list(folder.iterdir())
    if len(inside) == 1 and is_zip(inside[0].name):
        return opened(lambda: Archive(inside[0]))
    return opened(lambda: Folder(folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
