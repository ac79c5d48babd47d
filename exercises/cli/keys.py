"""Single keys from the terminal, or from a pipe, without waiting for Enter."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import time
from collections.abc import Iterator


@contextlib.contextmanager
def unbuffered() -> Iterator[None]:
    """Let the terminal hand over each key at once; put it back afterwards."""
    if not sys.stdin.isatty():
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(0)
    try:
        tty.setcbreak(0)
        yield
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)


class Keys:
    """Keys as they are pressed; a closed input presses none."""

    def __init__(self) -> None:
        self.open = True

    def pressed(self, seconds: float) -> str:
        """Return the next key, or nothing when no key comes for so long."""
        if not self.open:
            time.sleep(seconds)
            return ""
        if not select.select([0], [], [], seconds)[0]:
            return ""
        key = os.read(0, 1)
        self.open = bool(key)
        return key.decode(errors="replace")
