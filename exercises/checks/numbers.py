"""A number or word that the learner works out by hand and writes under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from ..sandbox.session import Call
from ..sandbox.values import Foreign
from .base import Bench, Finding, Outcome
from .returns import Returns, Standard, WholeNumber


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
        got = _as_written(answer.value)
        got = whole(got) if isinstance(self.answer, int) else got
        label = f"`{self.name}`"
        return Outcome(self.returns.compare(got, self.answer, standard, label))


@dataclass(frozen=True)
class Count(WholeNumber):
    """A count that may have been added up in floats: 3.0 is three."""

    def compare(
        self, got: Any, want: Any, standard: Standard, label: str
    ) -> Finding | None:
        """Compare whole numbers: type, then value."""
        return super().compare(whole(got), want, standard, label)


def whole(value: Any) -> Any:
    """Return a float without a fraction as the whole number that it is."""
    array = value if isinstance(value, np.ndarray) else np.asarray(0)
    if isinstance(value, (float, np.floating)):
        array = np.asarray(value)
    single = array.shape == () and array.dtype.kind == "f"
    return int(array) if single and float(array).is_integer() else value


def _left_open(value: object) -> bool:
    """Say whether a stub's `NAME = ...` or `NAME = None` still stands."""
    return value is None or (isinstance(value, Foreign) and value.name == "ellipsis")


def _as_written(value: Any) -> Any:
    """Return what stands on paper: whole numbers do for any number."""
    counts = isinstance(value, (np.ndarray, np.integer)) and value.dtype.kind in "iu"
    return value.tolist() if counts else value
