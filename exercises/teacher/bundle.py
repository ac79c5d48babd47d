"""The zip that Gradescope takes as an autograder: two scripts and the grader itself.

Only the chosen exercises go in, with the versions of packages that are installed here.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..loading import CATALOGUE
from ..model import Exercise
from .versions import ROOT

PARTS = ("exercises", "nnbook", "derivations")
_KINDS = (".py", ".md", ".toml", ".mplstyle", ".typed")
_NEEDED = ("numpy", "sympy", "typer", "rich")

SETUP = """\
#!/usr/bin/env bash
# Install what the grader needs; runs once, when the image is built.
set -euo pipefail
home="${AUTOGRADER:-/autograder}"
apt-get update
apt-get install -y --no-install-recommends bubblewrap python3 python3-pip python3-venv
if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  python3 -m venv "$home/venv"
else  # an old system: uv brings a newer Python
  python3 -m pip install --quiet uv
  python3 -m uv venv --seed --python 3.12 "$home/venv"
fi
"$home/venv/bin/python" -m pip install --quiet -r "$home/source/requirements.txt"
"""
RUN = """\
#!/usr/bin/env bash
# Grade what lies in submission/ and write results/results.json.
set -euo pipefail
home="${AUTOGRADER:-/autograder}"
mkdir -p "$home/results"
cd "$home/source"
exec "${PYTHON:-$home/venv/bin/python}" -m exercises.teacher.autograder \\
  "$home/submission" "$home/results/results.json" EXERCISES
"""


def write_bundle(path: Path, exercises: Sequence[Exercise]) -> None:
    """Write the zip in one step; the same exercises make the same bytes."""
    if not exercises:
        raise ValueError("name the exercises that the autograder is for")
    run = RUN.replace("EXERCISES", shlex.join(e.id for e in exercises))
    new = path.with_name(f".{path.name}.new")
    try:
        with ZipFile(new, "w", ZIP_DEFLATED) as bundle:
            _add(bundle, "setup.sh", SETUP.encode(), 0o755)
            _add(bundle, "run_autograder", run.encode(), 0o755)
            _add(bundle, "requirements.txt", _requirements(exercises).encode())
            for source in _sources({exercise.folder for exercise in exercises}):
                name = source.relative_to(ROOT).as_posix()
                _add(bundle, name, source.read_bytes())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _add(bundle: ZipFile, name: str, content: bytes, mode: int = 0o644) -> None:
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.external_attr = (0o100000 | mode) << 16
    info.compress_type = ZIP_DEFLATED
    bundle.writestr(info, content)


def _requirements(exercises: Sequence[Exercise]) -> str:
    used = {package for exercise in exercises for package in exercise.packages}
    names = sorted({*_NEEDED, *used})
    return "".join(f"{name}=={version(name)}\n" for name in names)


def _sources(chosen: set[Path]) -> Iterator[Path]:
    """Yield the files of the packages, without the exercises that were not chosen."""
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*")):
            folder = path.parent
            other = folder != CATALOGUE and folder.is_relative_to(CATALOGUE)
            if other and not any(folder.is_relative_to(own) for own in chosen):
                continue
            if path.suffix in _KINDS and "__pycache__" not in path.parts:
                yield path
