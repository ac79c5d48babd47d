"""The grader's end of the pipes: one frame out, one frame in, within a deadline.

Nothing that a worker does can block the grader: writes and reads are non-blocking, what
is printed is drained all the time and kept up to a cap, and sizes are checked first.
"""

from __future__ import annotations

import io
import os
import selectors
import subprocess
import time
from typing import IO

from ..worker.wire import LENGTHS, STATUS, Frame, WireError, lengths, unpack


class Trouble(Exception):
    """The worker did not answer as it should."""


class TimedOut(Trouble):
    """The worker did not answer in time."""


class Ended(Trouble):
    """The worker's process is gone; `status` is its exit status, minus the signal."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"the process ended with status {status}")
        self.status = status


class Garbled(Trouble):
    """Something else than the answer came over the pipe."""


class Link:
    """A started process, spoken to through its streams.

    `control` is the fork server's own line: it says how a session ended, and the
    session itself cannot write there.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], control: int, output_cap: int
    ) -> None:
        if not (process.stdin and process.stdout and process.stderr):
            raise ValueError("the process needs three pipes")
        self.process = process
        self.output_cap = output_cap
        self.printed, self.lost = bytearray(), 0
        self._out, self._in, self._err = process.stdin, process.stdout, process.stderr
        self._control = io.FileIO(control)
        self._received = bytearray()
        self.ended: int | None = None
        self._selector = selectors.DefaultSelector()
        for stream in (self._out, self._in, self._err, self._control):
            os.set_blocking(stream.fileno(), False)
        for stream in (self._in, self._err, self._control):
            self._watch(stream)

    def exchange(self, frame: Frame | None, deadline: float) -> Frame:
        """Send a frame, if there is one, and return the next that arrives."""
        left = memoryview(frame.pack() if frame else b"")
        if left:
            self._selector.register(self._out, selectors.EVENT_WRITE)
        try:
            while True:
                if not left and (answer := self._next()) is not None:
                    self._drain()
                    return answer
                if self.ended is not None:
                    raise Ended(self.ended)
                if left and self._received:  # or a flood would fill the memory
                    raise Garbled("an answer came before its question")
                left = self._step(left, deadline)
        finally:
            if self._out in self._selector.get_map():
                self._selector.unregister(self._out)

    def bury(self, frame: Frame, deadline: float) -> int | None:
        """Send the last frame; return the exit status if nothing else was sent back."""
        try:
            self.exchange(frame, deadline)
        except Ended as end:
            return None if self._received else end.status
        return None

    def finish(self) -> None:
        """Close the pipes and collect the process, which must be dying already."""
        self.process.wait()
        self._await_end(time.monotonic() + 1)
        self._selector.close()
        for stream in (self._out, self._in, self._err, self._control):
            try:
                stream.close()
            except OSError:
                continue

    def _await_end(self, deadline: float) -> None:
        """Read until nobody holds the other ends: then everything inside is gone."""
        self._received.clear()
        while self._selector.get_map() and (wait := deadline - time.monotonic()) > 0:
            for key, _ in self._selector.select(wait):
                if key.fileobj is self._err:
                    self._print()
                elif not os.read(key.fd, 1 << 18):
                    self._selector.unregister(key.fd)

    def _step(self, left: memoryview, deadline: float) -> memoryview:
        """Wait for the pipes, move what can be moved; return what is left to send."""
        wait = deadline - time.monotonic()
        if wait <= 0:
            raise TimedOut("no answer in time")
        for key, _ in self._selector.select(wait):
            if key.fileobj is self._out:
                left = self._write(left)
            elif key.fileobj is self._in:
                self._receive()
            elif key.fileobj is self._control:
                self._hear()
            else:
                self._print()
        return left

    def _write(self, left: memoryview) -> memoryview:
        try:
            left = left[os.write(self._out.fileno(), left[: 1 << 16]) :]
        except BlockingIOError:
            return left
        except BrokenPipeError:
            raise Ended(None) from None
        if not left:
            self._selector.unregister(self._out)
        return left

    def _receive(self) -> None:
        part = os.read(self._in.fileno(), 1 << 18)
        if not part:
            self._drain()
            raise Ended(None)
        self._received += part

    def _hear(self) -> None:
        """Take note that the session is over, and how it ended."""
        notice = os.read(self._control.fileno(), STATUS.size)
        if len(notice) < STATUS.size:
            raise Ended(None)
        (self.ended,) = STATUS.unpack(notice)

    def _print(self) -> bool:
        """Keep what was printed up to the cap; return whether more may come."""
        try:
            part = os.read(self._err.fileno(), 1 << 18)
        except BlockingIOError:
            return False
        if not part:
            self._unwatch(self._err)
            return False
        room = max(self.output_cap - len(self.printed), 0)
        self.printed += part[:room]
        self.lost += len(part[room:])
        return True

    def _drain(self) -> None:
        """Take what was printed before the answer, as far as the cap goes."""
        for _ in range(8):
            if self._err not in self._selector.get_map() or not self._print():
                return

    def _next(self) -> Frame | None:
        """Return the next whole frame among the bytes received, if there is one."""
        if len(self._received) < LENGTHS.size:
            return None
        try:
            header, body = lengths(bytes(self._received[: LENGTHS.size]))
            end = LENGTHS.size + header + body
            if len(self._received) < end:
                return None
            raw = bytes(self._received[LENGTHS.size : end])
            del self._received[:end]
            return unpack(raw[:header], raw[header:])
        except WireError as trouble:
            raise Garbled(str(trouble)) from trouble

    def _watch(self, stream: IO[bytes]) -> None:
        self._selector.register(stream, selectors.EVENT_READ)

    def _unwatch(self, stream: IO[bytes]) -> None:
        self._selector.unregister(stream)
