"""A crew of warm workers: the strongest isolation that works, and why if weaker.

A worker serves a second submission only if the first cannot have left a process behind
(see worker.seccomp) and said goodbye in order; otherwise it is killed and replaced.
"""

from __future__ import annotations

from types import TracebackType

from .host import Host, Local, Piped
from .level import Isolation, Limits
from .places import compile_once
from .session import Session

Packages = tuple[str, ...]


class Crew:
    """Hands out sessions; `prepare` starts a worker ahead of its use."""

    def __init__(
        self, isolation: Isolation = Isolation.auto, warm: bool = False
    ) -> None:
        self.isolation, self.warm = isolation, warm
        self._idle: dict[Packages, list[Host]] = {}
        self._why = ""

    def prepare(self, packages: Packages) -> None:
        """Start a worker now, so that it warms up while the grader does."""
        self._idle.setdefault(packages, []).append(self._start(packages))

    def session(self, packages: Packages, limits: Limits) -> Session:
        """Return a session in an idle worker, or in a new one."""
        while True:
            idle = self._idle.get(packages)
            host = idle.pop() if idle else self._start(packages)
            served = host.used
            try:
                host.begin(limits)
            except Exception as trouble:
                host.kill()
                if served:  # the last submission broke it: take another
                    continue
                if self.isolation is not Isolation.auto or host.level.name == "process":
                    raise OSError(f"no worker could be started: {trouble}") from trouble
                self._fall(f"bubblewrap does not work here: {trouble}")
                continue
            return Session(host, limits)

    def release(self, session: Session) -> None:
        """Take a session back: its worker waits for the next one, or is killed."""
        host = session.host
        if not session.broken and host.end():
            self._idle.setdefault(host.packages, []).append(host)
            return
        host.kill()
        if self.warm:
            self.prepare(host.packages)

    def close(self) -> None:
        """Kill every idle worker."""
        for hosts in self._idle.values():
            for host in hosts:
                host.kill()
        self._idle.clear()

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _start(self, packages: Packages) -> Host:
        if self.isolation is Isolation.in_process:
            return Local(packages)
        compile_once(packages)
        wanted = [self.isolation.value]
        if self.isolation is Isolation.auto:
            wanted = ["process"] if self._why else ["bubblewrap", "process"]
        for name in wanted:
            try:
                return Piped(name, packages, self._why)
            except OSError as trouble:
                if name == wanted[-1]:
                    raise
                self._fall(str(trouble))
        raise AssertionError("unreachable")

    def _fall(self, why: str) -> None:
        """Remember why bubblewrap is out; workers that wait in it are of no use."""
        self._why = why
        self.close()
