"""A figure, as its plain description, held against what the reference draws.

The description comes from the learner's side: it says what they drew, or what they say
they drew, and earns points for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from . import compare
from .base import Finding
from .returns import Standard

TOLERANCE = 1e-6
_DATA = {"lines": ("x", "y"), "points": ("xy",), "images": ()}
_ONE = {"lines": "line", "points": "group of points", "images": "image"}


@dataclass(frozen=True)
class Drawing:
    """A figure with as many axes as the reference's; what is asked for agrees there.

    `data` names the parts that must be there, in any order and among others: "lines",
    "points", "bars", "images". `words` names what must not be empty: "title",
    "x label", "y label". `legend` holds words that must occur in it (a tuple of
    words: in one entry), or True: one entry for each labelled line of the reference.
    `scales` names those that must be the reference's: "x scale", "y scale". No other
    may hide what is asked for, as a logarithmic one does at 0 and below.
    """

    blind: ClassVar[bool] = False

    data: tuple[str, ...] = ("lines",)
    words: tuple[str, ...] = ("x label", "y label")
    legend: tuple[str | tuple[str, ...], ...] | bool = False
    scales: tuple[str, ...] = ()

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare the kind of thing, the number of axes, then each pair of axes."""
        if not (isinstance(got, dict) and isinstance(got.get("axes"), list)):
            return Finding(
                "type", compare.wrong_type(got, label, "a Matplotlib figure")
            )
        has, needs = got["axes"], want["axes"]
        if len(has) != len(needs):
            text = f"The figure has {len(has)} pairs of axes, expected {len(needs)}."
            return Finding("shape", text)
        for i, (mine, right) in enumerate(zip(has, needs, strict=True)):
            where = "The figure" if len(needs) == 1 else f"Axes {i} (from 0)"
            finding = self._axes(_Axes(mine, where), right)
            if finding is not None:
                return finding
        return None

    def _axes(self, mine: _Axes, right: dict[str, Any]) -> Finding | None:
        for kind in self.data:
            finding = mine.has_all(kind, right[kind])
            if finding is not None:
                return finding
        finding = self._scales(mine, right)
        if finding is not None:
            return finding
        for name in self.words:
            if not mine.text(name).strip():
                return Finding("words", f"{mine.where} has no {name}.")
        return self._legend(mine, right)

    def _scales(self, mine: _Axes, right: dict[str, Any]) -> Finding | None:
        for side, scale in enumerate(("x scale", "y scale")):
            has = f"{mine.where} has a {mine.text(scale)[:40]!r} {scale}"
            if scale in self.scales:
                if mine.text(scale) != right[scale]:
                    return Finding("values", f"{has}, expected {right[scale]!r}.")
            elif mine.text(scale) == "log" and self._lowest(right, side) <= 0:
                return Finding("values", f"{has}, which shows nothing at 0 or below.")
        return None

    def _lowest(self, right: dict[str, Any], side: int) -> float:
        """Return the lowest number along x (0) or y (1) of what is asked for."""
        lines = right["lines"] if "lines" in self.data else []
        points = right["points"] if "points" in self.data else []
        found = [line["xy"[side]] for line in lines]
        found += [part["xy"][:, side] for part in points]
        return min((np.min(part, initial=np.inf) for part in found), default=np.inf)

    def _legend(self, mine: _Axes, right: dict[str, Any]) -> Finding | None:
        if self.legend is False:
            return None
        texts = [str(text) for text in mine.list("legend")]
        if self.legend is True:
            needed = len(right["legend"])
            if len([text for text in texts if text.strip()]) < needed:
                entries = compare.counted(needed, "entries")
                return Finding("words", f"{mine.where} needs a legend with {entries}.")
            return None
        for entry in self.legend:
            words = (entry,) if isinstance(entry, str) else entry
            if not any(all(w.lower() in text.lower() for w in words) for text in texts):
                named = " and ".join(map(repr, words))
                named += " in one entry" if len(words) > 1 else ""
                return Finding("words", f"The legend does not mention {named}.")
        return None


@dataclass(frozen=True)
class _Axes:
    """One pair of axes as described, of which nothing is taken for granted."""

    found: Any
    where: str

    def text(self, name: str) -> str:
        value = self.found.get(name) if isinstance(self.found, dict) else ""
        return value if isinstance(value, str) else ""

    def list(self, name: str) -> list[Any]:
        value = self.found.get(name) if isinstance(self.found, dict) else []
        return value if isinstance(value, list) else []

    def has_all(self, kind: str, right: Any) -> Finding | None:
        """Look for every part of a kind; other parts may be there too."""
        if kind == "bars":
            mine = self.found.get("bars") if isinstance(self.found, dict) else None
            if _close(mine, right):
                return None
            text = f"{self.where} does not show the bars asked for."
            return Finding("values", text)
        mine = self.list(kind)
        if right and not mine:
            return Finding("values", f"{self.where} has no {kind}.")
        for i, part in enumerate(right):
            if not any(_same(kind, found, part) for found in mine):
                return Finding("values", self._missing(kind, i, part))
        return None

    def _missing(self, kind: str, i: int, part: Any) -> str:
        name = part.get("label") if isinstance(part, dict) else ""
        called = f"for {name!r}" if name else f"number {i + 1}"
        return f"{self.where} has no {_ONE[kind]} with the values asked for ({called})."


def _same(kind: str, mine: Any, right: Any) -> bool:
    """Say whether two parts show the same numbers."""
    keys = _DATA[kind]
    if not keys:
        return _close(mine, right)
    return isinstance(mine, dict) and all(_close(mine.get(k), right[k]) for k in keys)


def _close(mine: Any, right: Any) -> bool:
    """Say whether two arrays agree, not-a-number with itself too."""
    if not isinstance(mine, np.ndarray) or mine.shape != right.shape:
        return False
    scale = float(np.max(np.abs(right), initial=0.0, where=np.isfinite(right))) or 1.0
    allowed = TOLERANCE * scale
    return bool(np.allclose(mine, right, TOLERANCE, allowed, equal_nan=True))
