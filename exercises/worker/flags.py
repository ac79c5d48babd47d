"""Events that a solution of a task has no reason to cause; only a teacher sees them."""

from __future__ import annotations

import sys

raised: list[str] = []

_EVENTS = frozenset(
    "subprocess.Popen os.system os.exec os.posix_spawn os.fork os.forkpty os.kill "
    "os.killpg os.setxattr socket.connect socket.bind socket.__new__ ctypes.dlopen "
    "gc.get_objects gc.get_referrers pty.spawn os.symlink os.mkfifo".split()
)
_MODULES = frozenset("nnbook derivations exercises pytest conftest".split())


def watch() -> None:
    """Note from now on what raises suspicion (a hook that Python cannot remove)."""
    sys.addaudithook(_note)


def _note(event: str, args: tuple[object, ...]) -> None:
    if event in _EVENTS and len(raised) < 20:
        raised.append(event)
    elif event == "import" and args[0] in _MODULES and len(raised) < 20:
        raised.append(f"import {args[0]}")
