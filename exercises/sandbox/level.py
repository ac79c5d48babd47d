"""How strongly a submission was isolated, and the limits that it ran under."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Isolation(StrEnum):
    """The backends, strongest first; `auto` is the strongest that works here."""

    auto = "auto"
    bubblewrap = "bubblewrap"
    process = "process"
    in_process = "in-process"


@dataclass(frozen=True)
class Level:
    """The level reached, stamped on every result; `why` says why it is not stronger."""

    name: str
    guards: tuple[str, ...] = ()
    why: str = ""

    def __str__(self) -> str:
        guards = f" ({', '.join(self.guards)})" if self.guards else ""
        return self.name + guards

    def to_json(self) -> dict[str, Any]:
        """Return the level as plain values."""
        return asdict(self)


@dataclass(frozen=True)
class Limits:
    """What one submission may use for one exercise. Memory is in MB, times in s."""

    seconds: float = 6.0
    call_seconds: float = 2.0
    memory: int = 256
    output: int = 16 << 10
    file_bytes: int = 1 << 20
    files: int = 64

    def orders(self) -> dict[str, Any]:
        """Return what the worker itself must enforce."""
        keys = ("seconds", "memory", "file_bytes", "files")
        return {key: getattr(self, key) for key in keys}
