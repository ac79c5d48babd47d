"""Become nobody: what root starts need not run as root."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

NOBODY = 65534


def become_nobody(needed: Iterable[str]) -> None:
    """Give up root's name; without effect for other users.

    Raises OSError where nobody cannot read one of the paths that are needed.
    """
    if os.geteuid() != 0:
        return
    for path in needed:
        if os.path.exists(path) and not all(map(_is_open, _way_to(path))):
            raise PermissionError(f"nobody cannot read {path}")
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def _way_to(path: str) -> Iterator[Path]:
    """Yield a path and the folders that lead to it, through links."""
    real = Path(path).resolve()
    yield from (real, *real.parents)


def _is_open(path: Path) -> bool:
    mode = path.stat().st_mode
    needed = stat.S_IXOTH if stat.S_ISDIR(mode) else stat.S_IROTH
    return bool(mode & needed)
