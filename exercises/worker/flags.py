"""Events that a solution of a task has no reason to cause; only a teacher sees them.

What was noted lies in a closure: the names of this module do not lead there. Whoever
walks through the interpreter's frames can still get at it, so that a flag says
something and its absence nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

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
_MODULES = "nnbook derivations exercises pytest conftest"
_MOST = 20


def watch() -> Callable[[], list[str]]:
    """Note from now on what raises suspicion (a hook that Python cannot remove).

    Return a function that tells what was noted so far.
    """
    noted: list[str] = []
    modules = frozenset(_MODULES.split())
    events = frozenset(
        f"{top}.{name}" for top, names in _EVENTS.items() for name in names.split()
    )

    def note(event: str, args: tuple[object, ...]) -> None:
        if event in events and len(noted) < _MOST:
            noted.append(event)
        elif event == "import" and args[0] in modules and len(noted) < _MOST:
            noted.append(f"import {args[0]}")

    sys.addaudithook(note)
    return noted.copy
