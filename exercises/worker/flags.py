"""Events that a solution of a task has no reason to cause; only a teacher sees them."""

from __future__ import annotations

import sys

raised: list[str] = []

_EVENTS = {
    "os": "chmod chown exec fork forkpty kill killpg mkfifo posix_spawn setxattr "
    "symlink system utime",
    "fcntl": "fcntl ioctl",
    "resource": "prlimit",
    "socket": "__new__ bind connect",
    "gc": "get_objects get_referrers",
    "ctypes": "dlopen",
    "subprocess": "Popen",
    "pty": "spawn",
}
_WATCHED = {f"{top}.{name}" for top, names in _EVENTS.items() for name in names.split()}
_MODULES = {"nnbook", "derivations", "exercises", "pytest", "conftest"}


def watch() -> None:
    """Note from now on what raises suspicion (a hook that Python cannot remove)."""
    sys.addaudithook(_note)


def _note(event: str, args: tuple[object, ...]) -> None:
    if event in _WATCHED and len(raised) < 20:
        raised.append(event)
    elif event == "import" and args[0] in _MODULES and len(raised) < 20:
        raised.append(f"import {args[0]}")
