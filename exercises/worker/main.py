"""The fork server: load the packages once, then fork a child for each submission.

Requests arrive on what was standard input, answers leave on what was standard output.
Both are moved to other descriptors before any submission runs, so that `print` writes
to the captured stream and never among the frames.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Any

from . import guard, warm
from .session import Session
from .wire import GOODBYE, STATUS, Frame, read_frame, write_frame


def main(control: int, packages: list[str]) -> None:
    """Serve sessions until the grader closes the pipe or a session ends badly.

    How a session ended is told on the descriptor `control`, which no child keeps: a
    submission cannot pretend to be over while it lives on.
    """
    guard.die_with_parent()
    requests, answers = _move_streams()
    warm.load(packages)
    write_frame(answers, Frame({"hello": guard.ready()}))
    while (frame := read_frame(requests)) is not None:
        if frame.header["do"] != "session":
            continue
        status = _in_child(requests, answers, control, frame.header)
        os.write(control, STATUS.pack(status))
        if status != GOODBYE:
            break


def _move_streams() -> tuple[int, int]:
    """Return descriptors for requests and answers; point 0 at nothing and 1 at 2."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), "utf-8")
    sys.stdout, sys.stderr = _writer(1), _writer(2)
    return requests, answers


def _writer(descriptor: int) -> io.TextIOWrapper:
    """Return a text stream that never fails on an odd character."""
    raw = io.BufferedWriter(io.FileIO(descriptor, "wb", closefd=False))
    return io.TextIOWrapper(raw, "utf-8", "backslashreplace", line_buffering=True)


def _in_child(requests: int, answers: int, control: int, orders: dict[str, Any]) -> int:
    """Run one session in a child; return its exit status, or minus the signal."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)
    status = 70
    try:
        os.close(control)
        guard.die_with_parent()
        guards, noted = guard.close_in(orders)
        write_frame(answers, Frame({"open": guards}))
        status = _serve(requests, answers, Session(noted))
    finally:
        os._exit(status)


def _serve(requests: int, answers: int, session: Session) -> int:
    """Answer requests until "bye"."""
    while (frame := read_frame(requests)) is not None:
        if frame.header["do"] == "bye":
            return GOODBYE
        write_frame(answers, session.answer(frame))
    return 0
