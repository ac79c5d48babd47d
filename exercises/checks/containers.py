"""Lists of things alike, and dictionaries of named things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import compare
from .base import Finding
from .returns import Returns, Standard, blind


@dataclass(frozen=True)
class ListOf:
    """A list of things of one kind, as many as the reference gives, or `count`."""

    item: Returns
    things: str = "items"
    count: int | None = None

    @property
    def blind(self) -> bool:
        """Whether neither length nor items need the right answer."""
        return self.count is not None and blind(self.item)

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare type, length, then each item."""
        if not isinstance(got, (list, tuple)):
            wanted = f"a list of {self.things}"
            return Finding("type", compare.wrong_type(got, label, wanted))
        count = len(want) if self.count is None else self.count
        if len(got) != count:
            has = compare.counted(len(got), self.things)
            return Finding("shape", f"{label} has {has}, expected {count}.")
        rights = [None] * count if want is None else want
        one, whole = compare.one(self.things).capitalize(), compare.inside(label)
        for i, (part, right) in enumerate(zip(got, rights, strict=True)):
            place = f"{one} {i} of {whole}"
            finding = self.item.compare(part, right, standard, place)
            if finding is not None:
                return finding
        return None


@dataclass(frozen=True)
class DictOf:
    """A dictionary with these entries, of which others may be left out of sight."""

    parts: Mapping[str, Returns]

    @property
    def blind(self) -> bool:
        """Whether no part needs the right answer."""
        return all(map(blind, self.parts.values()))

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare type, names, then each named entry."""
        names = ", ".join(repr(name) for name in self.parts)
        if not isinstance(got, dict):
            wanted = f"a dictionary with {names}"
            return Finding("type", compare.wrong_type(got, label, wanted))
        for name, part in self.parts.items():
            if name not in got:
                return Finding(
                    "type", f"{label} has no entry {name!r}; it needs {names}."
                )
            place = f"Entry {name!r} of {compare.inside(label)}"
            finding = part.compare(got[name], want and want[name], standard, place)
            if finding is not None:
                return finding
        return None
