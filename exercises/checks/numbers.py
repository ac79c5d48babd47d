"""A number or word that the learner works out by hand and writes under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from ..sandbox.session import Call
from ..sandbox.values import Foreign
from .base import Bench, Finding, Outcome
from .returns import Returns, Standard


@dataclass(frozen=True)
class ByHand:
    """The name holds the right answer."""

    shrinks: ClassVar[bool] = False

    id: str
    title: str
    points: int
    name: str
    answer: int | float | str
    returns: Returns
    needs: tuple[str, ...] = ()

    def run(self, bench: Bench) -> Outcome:
        """Read the name and compare."""
        (answer,) = bench.ask([Call(self.name, read=True)])
        if answer.missing or _left_open(answer.value):
            return Outcome(Finding("missing", f"`{self.name}` is not answered yet."))
        standard = Standard(np.dtype("float64"))
        label, got = f"`{self.name}`", _as_written(answer.value)
        return Outcome(self.returns.compare(got, self.answer, standard, label))


def _left_open(value: object) -> bool:
    """Say whether a stub's `NAME = ...` or `NAME = None` still stands."""
    return value is None or (isinstance(value, Foreign) and value.name == "ellipsis")


def _as_written(value: Any) -> Any:
    """Return what stands on paper: there, 3 and 3.0 are the same number."""
    whole = isinstance(value, (np.ndarray, np.integer)) and value.dtype.kind in "iu"
    return value.tolist() if whole else value
