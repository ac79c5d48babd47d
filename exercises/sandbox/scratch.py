"""Temporary folders that go with the grader, and after it if it was killed.

In each lies a file that its maker keeps locked while it lives. A folder of this name
and user with that file unlocked is a dead grader's; nothing else is ever removed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

PREFIX, LOCK = "nnbook-grader-", ".nnbook-grader.lock"
_locks: dict[str, int] = {}


def make() -> str:
    """Return a new folder; what dead graders left is removed."""
    sweep()
    folder = tempfile.mkdtemp(prefix=PREFIX)
    with contextlib.suppress(OSError):  # without locks here it is never swept
        _locks[folder] = _lock(folder)
    return folder


def remove(folder: str) -> None:
    """Remove a folder that was made here."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder in _locks:
        os.close(_locks.pop(folder))


@contextlib.contextmanager
def made() -> Iterator[str]:
    """Give a new folder, which goes at the end."""
    folder = make()
    try:
        yield folder
    finally:
        remove(folder)


def sweep() -> None:
    """Remove the folders of graders that were killed before they could do so."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # its grader lives, or another was faster
            found = folder.lstat()
            if stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid():
                _remove_if_dead(folder)


def _remove_if_dead(folder: Path) -> None:
    flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(folder / LOCK, flags)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)


def _lock(folder: str) -> int:
    """Put a locked file in place in one step: nobody ever sees it unlocked."""
    new = Path(folder, f"{LOCK}.new")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(new, flags, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        new.rename(Path(folder, LOCK))
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
