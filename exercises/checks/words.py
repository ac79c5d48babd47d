"""Answers that are words or yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import compare
from .base import Finding
from .returns import Standard


@dataclass(frozen=True)
class Choice:
    """One of these words, spelled as they are."""

    words: Sequence[str]

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare words: type, spelling, then which of them it is."""
        offer = ", ".join(repr(word) for word in self.words)
        if not isinstance(got, str):
            return Finding("type", compare.wrong_type(got, label, f"one of {offer}"))
        if got not in self.words:
            text = f"{label} is {got[:40]!r}, expected one of {offer}."
            return Finding("type", text)
        if got != want:
            return Finding("values", f"{label} is {got!r}, which is not right.")
        return None


@dataclass(frozen=True)
class YesNo:
    """True or False."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare truth values: type, then value."""
        if isinstance(got, np.ndarray) and got.shape == () and got.dtype.kind == "b":
            got = got[()]
        if not isinstance(got, (bool, np.bool_)):
            return Finding("type", compare.wrong_type(got, label, "True or False"))
        if bool(got) != bool(want):
            return Finding("values", f"{label} is {bool(got)}, expected {bool(want)}.")
        return None
