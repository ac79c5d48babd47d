"""A claim of a source, and what came of checking it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

Verdict: TypeAlias = Literal["holds", "corrected", "fails"]

#: Where each source is described in the book, by its letter.
SOURCES = {"A": "the parity notebook"}


@dataclass(frozen=True)
class Settled:
    """A verdict, and in MyST what was computed to reach it."""

    verdict: Verdict
    finding: str
    evidence: str


def settle(
    *, as_stated: bool, corrected: bool = False, finding: str, evidence: str
) -> Settled:
    """Holds as stated; else holds with a correction that was checked; else fails.

    Both arguments come from computation, so that no verdict is written down by hand.
    `finding` tells the reader what came out, `evidence` how it was computed.
    """
    verdict: Verdict = "holds" if as_stated else "corrected" if corrected else "fails"
    return Settled(verdict, finding, evidence)


@dataclass(frozen=True)
class Claim:
    """What a source states, in our words, and the check that settles it."""

    id: str
    source: str
    text: str
    kind: str
    check: Callable[[], Settled]

    def settle(self) -> Settled:
        """Run the check."""
        return self.check()

    @property
    def source_path(self) -> Path:
        """The file that holds the check."""
        return Path(self.check.__code__.co_filename)

    @property
    def line(self) -> int:
        """The first line of the check in that file."""
        return self.check.__code__.co_firstlineno


_CLAIMS: dict[str, Claim] = {}


def claim(
    id: str, *, source: str, kind: str, text: str
) -> Callable[[Callable[[], Settled]], Callable[[], Settled]]:
    """Register the decorated check as that which settles the claim `id`."""

    def register(check: Callable[[], Settled]) -> Callable[[], Settled]:
        if id in _CLAIMS:
            raise ValueError(f"id is {id!r}, expected one that no other claim has")
        if source not in SOURCES:
            raise ValueError(f"source is {source!r}, expected one of {sorted(SOURCES)}")
        _CLAIMS[id] = Claim(id, source, text, kind, check)
        return check

    return register


def all_claims() -> tuple[Claim, ...]:
    """Every registered claim, in the order of their ids."""
    return tuple(_CLAIMS[id] for id in sorted(_CLAIMS))


def get(id: str) -> Claim:
    """The claim of that id. Raises ValueError when there is none."""
    if id not in _CLAIMS:
        raise ValueError(f"id is {id!r}, expected one of {', '.join(sorted(_CLAIMS))}")
    return _CLAIMS[id]
