"""A place where sessions run: a started worker process, or this process itself."""

from __future__ import annotations

import contextlib
import io
import os
import time
import warnings
from collections.abc import Callable
from typing import Any, Protocol

from ..worker import figures
from ..worker.wire import GOODBYE, Frame
from . import bubblewrap, process
from .level import Level, Limits
from .link import Garbled, Link, Trouble

START_SECONDS = 20.0
AGAIN_SECONDS = 2.0


class Host(Protocol):
    """What a session needs of the place where it runs."""

    level: Level
    packages: tuple[str, ...]
    used: bool

    def begin(self, limits: Limits) -> None:
        """Make ready for one submission."""

    def exchange(self, frame: Frame, deadline: float) -> Frame:
        """Send a request and return the answer, or raise Trouble."""

    def output(self) -> tuple[str, int]:
        """Return what was printed so far, and how many bytes were dropped."""

    def end(self) -> bool:
        """End the submission; return whether the host can serve another one."""

    def kill(self) -> None:
        """Stop everything that runs here."""


class Piped:
    """A worker process behind three pipes."""

    def __init__(self, name: str, packages: tuple[str, ...], why: str) -> None:
        self.level = Level(name, why=why)
        self.packages = packages
        self._readable: list[str] = []
        self._kill: Callable[[], None]
        ours, theirs = os.pipe()
        try:
            if name == "bubblewrap":
                started = bubblewrap.start(packages, theirs)
                self._kill = lambda: bubblewrap.kill(started)
            else:
                started, home = process.start(packages, theirs)
                self._readable = process.readable(packages, home)
                self._kill = lambda: process.kill(started, home)
        except OSError:
            os.close(ours)
            raise
        finally:
            os.close(theirs)
        self.link = Link(started, ours, Limits().output)
        self.used = self._greeted = self._killed = False

    def greet(self) -> None:
        """Wait until the worker is ready; OSError with its last words if it fails."""
        if self._greeted:
            return
        try:
            frame = self.link.exchange(None, time.monotonic() + START_SECONDS)
        except Exception as trouble:
            self.kill()
            words = self.link.printed.decode(errors="replace").strip().splitlines()
            raise OSError(words[-1] if words else str(trouble)) from trouble
        self._greeted = "hello" in frame.header

    def begin(self, limits: Limits) -> None:
        """Fork a child for one submission and close it in."""
        self.greet()
        self.link.printed.clear()
        self.link.lost, self.link.output_cap = 0, limits.output
        orders: dict[str, Any] = {"do": "session", "limits": limits.orders()}
        orders |= {"packages": self.packages, "readable": self._readable}
        patience = AGAIN_SECONDS if self.used else START_SECONDS
        self.used, self.link.ended = True, None
        opened = self.exchange(Frame(orders), time.monotonic() + patience)
        guards = tuple(opened.header.get("open", ()))
        self.level = Level(self.level.name, guards, self.level.why)

    def exchange(self, frame: Frame, deadline: float) -> Frame:
        """Send a request and return the answer, or raise Trouble."""
        return self.link.exchange(frame, deadline)

    def output(self) -> tuple[str, int]:
        """Return what was printed so far, and how many bytes were dropped."""
        return self.link.printed.decode(errors="backslashreplace"), self.link.lost

    def end(self) -> bool:
        """Say goodbye; a host serves again only if nothing can have stayed behind."""
        if self._killed or "seccomp" not in self.level.guards:
            return False
        try:
            status = self.link.bury(Frame({"do": "bye"}), time.monotonic() + 1)
        except Trouble:
            return False
        return status == GOODBYE

    def kill(self) -> None:
        """Kill the worker and everything that it started; wait until it is gone."""
        if not self._killed:
            self._killed = True
            self._kill()
            self.link.finish()


class _Heard(io.StringIO):
    """What was printed, even if the submission closes its streams."""

    def close(self) -> None:
        """Stay open."""


class Local:
    """The grader's own process: for the learner's own code, and only when asked."""

    def __init__(self, packages: tuple[str, ...]) -> None:
        self.level = Level("in-process", why="it was asked for: no limit protects you")
        self.packages = packages
        self.used = False
        self._printed = _Heard()
        self._shown: set[int] = set()

    def begin(self, limits: Limits) -> None:
        """Make a fresh session in this process."""
        import importlib

        from ..worker.session import Session

        for package in self.packages:
            importlib.import_module(package)
        self._session = Session()
        self._shown = figures.shown()
        self._printed = _Heard()
        self._cap = limits.output

    def exchange(self, frame: Frame, deadline: float) -> Frame:
        """Answer through the same frames as everywhere else."""
        out = self._printed
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(out),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("default")
            answer = self._session.answer(frame)
        if not isinstance(answer, Frame):
            raise Garbled("no frame")
        return answer

    def output(self) -> tuple[str, int]:
        """Return what was printed so far, and how many characters were dropped."""
        text = self._printed.getvalue()
        return text[: self._cap], max(len(text) - self._cap, 0)

    def end(self) -> bool:
        """Close the figures that the submission left open."""
        figures.close(figures.shown() - self._shown)
        return True

    def kill(self) -> None:
        """Nothing to kill."""
