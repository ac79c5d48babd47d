"""What a result depends on: versions of the software, digests of the texts."""

from __future__ import annotations

import hashlib
import platform
import re
import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def digest(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8; of a file, if its lines end as usual."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


@cache
def folder_digest(folder: Path) -> str:
    """Return the SHA-256 of an exercise: names and bytes of all its files."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not re.search(r"(^|/)(\.|__pycache__)", name):
            content = path.read_bytes()
            found.update(f"{len(name)} {name} {len(content)} ".encode() + content)
    return found.hexdigest()


@cache
def software() -> dict[str, Any]:
    """Return the versions of Python, NumPy and this project."""
    return {
        "python": platform.python_version(),
        "numpy": _version("numpy"),
        "project": _version("nnbook"),
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@cache
def commit() -> str | None:
    """Return the commit, marked if files differ from it; None without git."""
    if not (ROOT / ".git").exists():
        return None
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None
